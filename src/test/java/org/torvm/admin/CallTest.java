package org.torvm.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {
  @ParameterizedTest
  @ValueSource(strings = {"4.2", "4.3"})
  void readsAndWritesEveryRecordedRequest(String release) {
    for (var exchange : RecordedExchange.ofRelease(release)) {
      var call = Call.parse(exchange.request().toArray());
      if (exchange.name().startsWith("ERR framing") || exchange.note().contains("shortened")) {
        continue;
      }
      if (exchange.name().startsWith("ERR non-ASCII")) {
        assertThat(call).as(exchange.toString()).isEmpty();
        continue;
      }
      assertThat(call).as(exchange.toString()).isPresent();
    }
  }

  @Test
  void refusesWhatTheProtocolCannotSay() {
    var spaced = Call.of("admin.vm.List", "a b", "dom0", Bytes.NONE);
    assertThatThrownBy(spaced::encode).isInstanceOf(IllegalArgumentException.class);
    var long64k = Call.of("admin.vm.firewall.Set", "", "work", Bytes.of("x".repeat(65_536)));
    assertThatThrownBy(long64k::encode).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void splitsTheArgumentAtTheFirstPlus() {
    var call = Call.parse("a.b+c+d dom0 name work\0payload\0more".getBytes(US_ASCII)).orElseThrow();
    assertThat(call.argument()).isEqualTo("c+d");
    assertThat(call.payload()).isEqualTo(Bytes.of("payload\0more"));
  }
}
