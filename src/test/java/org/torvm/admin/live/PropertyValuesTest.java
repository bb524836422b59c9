package org.torvm.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.admin.value.Property;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;

class PropertyValuesTest {
  private static PropertyValues holding(String name, String type, String value) {
    return PropertyValues.all(List.of(new Property(name, true, type, value)));
  }

  @ParameterizedTest
  @CsvSource({
    "10.137.0.5, true",
    "255.255.255.255, true",
    "10.137.0.256, false",
    "10.137.0, false",
    "10.137.0.5., false",
    "10.137.0.5.6, false",
    "evil, false",
    "'10.137.0.5 ', false",
    "'', false"
  })
  void onlyAddressesAreAddresses(String text, boolean isOne) {
    assertThat(holding("ip", "str", text).ip().isPresent()).isEqualTo(isOne);
  }

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "x, false",
    "1795284011, true",
    "1e9, false",
    "-1, false",
    "99999999999999999999, false",
    "1795284011.69, true"
  })
  void onlyTimesAreTimes(String text, boolean isOne) {
    assertThat(holding("start_time", "str", text).startedAt().isPresent()).isEqualTo(isOne);
  }

  @Test
  void aTimeKeepsItsFraction() {
    assertThat(holding("start_time", "str", "10.25").startedAt())
        .contains(Instant.ofEpochSecond(10, 250_000_000));
  }

  @Test
  void whatTheClassLacksIsKnownAndWhatWasRefusedIsNot() {
    var lacking = PropertyValues.all(List.of());
    assertThat(lacking.references())
        .containsEntry(QubeReference.NET_QUBE, Setting.inherited(Optional.empty()));
    assertThat(lacking.flags()).containsEntry(QubeFlag.PRELOADED, Setting.inherited(false));
    var refused = new PropertyValues(Map.of(), Set.of("netvm", "is_preload"));
    assertThat(refused.references()).doesNotContainKey(QubeReference.NET_QUBE);
    assertThat(refused.flags()).doesNotContainKey(QubeFlag.PRELOADED);
  }

  @Test
  void aValueThatMakesNoSenseIsUnknown() {
    assertThat(holding("netvm", "vm", "no name").references())
        .doesNotContainKey(QubeReference.NET_QUBE);
    assertThat(holding("autostart", "bool", "").flags()).doesNotContainKey(QubeFlag.AUTOSTART);
  }
}
