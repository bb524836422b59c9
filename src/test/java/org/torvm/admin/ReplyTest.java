package org.torvm.admin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "2",
        "00",
        "3\0x",
        "x\0",
        "\0\0",
        "1\0\0connection-established\0\0",
        "2\0",
        "2\0A\0",
        "2\0A\0\0",
        "2\0A\0\0message",
        "2\0A\0\0message\0argument",
        "2\0\0\0message\0",
        "2\0Bad Type\0\0message\0",
        "2\0caf\u00e9\0\0message\0",
        "HTTP/1.1 400 Bad Request\r\n"
      })
  void whatIsNoWholeReplyIsGarbled(String bytes) {
    assertThat(Reply.parse(bytes.getBytes(ISO_8859_1))).isEqualTo(new Reply.Garbled());
  }

  @Test
  void noByteAtAllIsARefusal() {
    assertThat(Reply.parse(new byte[0])).isEqualTo(new Reply.Nothing());
  }

  @Test
  void readsWhatLaterReleasesSendInsteadOfNothing() {
    var reply = Reply.parse("2\0PermissionDenied\0\0policy says no\0".getBytes(ISO_8859_1));
    assertThat(reply).isEqualTo(Reply.Failure.of("PermissionDenied", "policy says no"));
  }

  @Test
  void leavesATracebackOut() {
    var reply = Reply.parse("2\0ValueError\0line 1\nline 2\0oops\0".getBytes(ISO_8859_1));
    assertThat(reply).isEqualTo(Reply.Failure.of("ValueError", "oops"));
  }

  @Test
  void putsArgumentsIntoTheMessage() {
    var reply = Reply.parse("2\0E\0\0no %s in %d %% of %r\0work\0005\0".getBytes(ISO_8859_1));
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Failure.class, f -> assertThat(f.text()).isEqualTo("no work in 5 % of %r"));
  }

  @Test
  void keepsALoneFromThePercentSignWhenThereAreNoArguments() {
    assertThat(Reply.Failure.of("E", "100 %s sure").text()).isEqualTo("100 %s sure");
  }

  @Test
  void writesWhatItReads() {
    var value = new Reply.Value(Bytes.of("a\0b"));
    var failure = new Reply.Failure("E", "caf\u00e9 %s", List.of("1"));
    assertThat(Reply.parse(value.encode())).isEqualTo(value);
    assertThat(Reply.parse(failure.encode())).isEqualTo(failure);
  }

  @Test
  void neverTellsAMessageWhenPrinted() {
    assertThat(Reply.Failure.of("E", "chosen by a qube").toString()).doesNotContain("chosen");
  }
}
