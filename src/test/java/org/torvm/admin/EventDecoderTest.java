package org.torvm.admin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {
  private final EventDecoder decoder = new EventDecoder();
  private final List<EventPacket> heard = new ArrayList<>();

  private boolean feed(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return decoder.feed(bytes, bytes.length, heard::add);
  }

  @Test
  void keepsEmptyValuesApartFromTheEnd() {
    assertThat(feed("1\0work\0property-set:netvm\0name\0netvm\0newvalue\0\0oldvalue\0x\0\0"))
        .isTrue();
    assertThat(heard)
        .containsExactly(
            new EventPacket(
                "work",
                "property-set:netvm",
                Map.of("name", "netvm", "newvalue", "", "oldvalue", "x")));
    assertThat(decoder.end()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0\0", "3\0x\0", "\0", "12\0", "GET / HTTP/1.1\0"})
  void whatIsNoEventStreamEndsIt(String bytes) {
    assertThat(feed(bytes)).isFalse();
    assertThat(feed("1\0\0connection-established\0\0")).isFalse();
    assertThat(heard).isEmpty();
    assertThat(decoder.end()).contains(new Reply.Garbled());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "1\0", "1\0work\0domain-st", "1\0work\0domain-start\0", "1\0\0e\0k\0"})
  void anEndInTheMiddleOfAPacketIsNoEnd(String bytes) {
    assertThat(feed(bytes)).isTrue();
    assertThat(heard).isEmpty();
    assertThat(decoder.end()).contains(new Reply.Garbled());
  }

  @Test
  void aFailureEndsAStream() {
    assertThat(feed("1\0\0connection-established\0\0" + "2\0QubesVMNotRunningError\0\0no\0"))
        .isTrue();
    assertThat(heard).hasSize(1);
    assertThat(decoder.end()).contains(Reply.Failure.of("QubesVMNotRunningError", "no"));
  }

  @Test
  void aPacketWithoutEndIsNotKept() {
    byte[] endless = new byte[EventDecoder.MAXIMUM_PACKET];
    Arrays.fill(endless, (byte) 'a');
    assertThat(feed("1\0")).isTrue();
    assertThat(decoder.feed(endless, endless.length, heard::add)).isFalse();
    assertThat(decoder.end()).isEqualTo(Optional.of(new Reply.Garbled()));
  }

  @Test
  void manySmallPacketsAreNotTakenForOneLongOne() {
    for (int i = 0; i < 5_000; i++) {
      assertThat(feed("1\0work\0domain-start\0start_guid\0True\0\0")).isTrue();
    }
    assertThat(heard).hasSize(5_000);
  }
}
