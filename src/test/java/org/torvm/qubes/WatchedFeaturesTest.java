package org.torvm.qubes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchedFeaturesTest {
  @ParameterizedTest
  @CsvSource({
    "service.qubes-tor, qubes-tor",
    "service.clocksync, clocksync",
    "service.a.b_c+d, a.b_c+d"
  })
  void aServiceIsWatchedUnderItsName(String key, String name) {
    assertThat(WatchedFeatures.contains(key)).isTrue();
    assertThat(WatchedFeatures.service(key)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "service.",
        "service",
        "supported-service.clocksync",
        "service.two words",
        "service.\u001b[31m",
        "service.0123456789012345678901234567890123456789012345678901234567890123456789",
        "menu-items"
      })
  void whatIsNoServiceOrNotSafeToShowIsNotWatched(String key) {
    assertThat(WatchedFeatures.contains(key)).isFalse();
    assertThat(WatchedFeatures.service(key)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"whonix-gw", "internal"})
  void aWatchedFeatureNeedsNotBeAService(String key) {
    assertThat(WatchedFeatures.contains(key)).isTrue();
    assertThat(WatchedFeatures.service(key)).isEmpty();
  }
}
