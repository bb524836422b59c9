package org.torvm.untrusted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.text.Text;

/** Text comes out unchanged, or not at all. */
class PlainTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "SocksPort 9050",
        "SocksPort 9050\n\t# Gr\u00fc\u00dfe\r\n",
        "\u202e is text, and is shown as ‹U+202E›",
        "\ud83e\uddc5",
      })
  void goodText(String text) {
    assertThat(value(PlainText.utf8(100, 5), Untrusted.of(text))).contains(text);
  }

  /** Each as Latin-1, so that a character is a byte. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\0b",
        "\u001b[31m",
        "a\rb",
        "a\r",
        "a\r\r\n",
        "\u007f",
        "a\u000bb",
        "\u00c2\u009b31m",
        "caf\u00e9",
        "\u00c0\u00af",
        "\u00ed\u00a0\u0080",
        "\u00f4\u0090\u0080\u0080",
        "half of it \u00e2\u0080",
      })
  void badText(String bytes) {
    var content = Untrusted.of(bytes.getBytes(ISO_8859_1));
    assertThat(value(PlainText.utf8(100, 5), content)).isEmpty();
    assertThat(value(PlainText.ascii(100, 5), content)).isEmpty();
  }

  @Test
  void asciiIsNotUtf8() {
    assertThat(value(PlainText.ascii(9, 1), Untrusted.of("\u00e9"))).isEmpty();
    assertThat(value(PlainText.ascii(9, 1), Untrusted.of("e"))).contains("e");
  }

  @Test
  void halfOfASurrogatePairIsNoText() {
    assertThat(value(PlainText.utf8(9, 1), Untrusted.of("a\ud83e"))).isEmpty();
    assertThat(value(PlainText.utf8(9, 1), Untrusted.of("\uddc5\ud83e"))).isEmpty();
  }

  @Test
  void theLimitIsTheLastThatIsAccepted() {
    assertThat(value(PlainText.utf8(4, 1), Untrusted.of("abcd"))).contains("abcd");
    assertThat(reason(PlainText.utf8(4, 1), Untrusted.of("abcde")))
        .contains(Text.of("untrusted.too-long", 4));
    assertThat(value(PlainText.utf8(4, 1), Untrusted.of("\u00e9\u00e9"))).isPresent();
    assertThat(value(PlainText.utf8(3, 1), Untrusted.of("\u00e9\u00e9"))).isEmpty();
    assertThat(value(PlainText.line(4), Untrusted.of("abc\n"))).contains("abc");
    assertThat(value(PlainText.line(4), Untrusted.of("abcd\n"))).isEmpty();
    assertThat(value(PlainText.utf8(0, 0), Untrusted.of(""))).contains("");
  }

  @Test
  void theLinesAreCounted() {
    var two = PlainText.utf8(100, 2);
    assertThat(value(two, Untrusted.of("a\nb"))).isPresent();
    assertThat(value(two, Untrusted.of("a\nb\n"))).isPresent();
    assertThat(value(two, Untrusted.of("\n\n"))).isPresent();
    assertThat(reason(two, Untrusted.of("a\nb\nc")))
        .contains(Text.of("untrusted.too-many-lines", 2));
    assertThat(value(two, Untrusted.of("\n\n\n"))).isEmpty();
  }

  @Test
  void aLineIsOneLineOfPrintableAscii() {
    assertThat(value(PlainText.line(50), Untrusted.of("Tor version 0.4.9.3-alpha.\n")))
        .contains("Tor version 0.4.9.3-alpha.");
    for (String bad : List.of("a\nb", "a\n\n", "a\t", "a\r\n", "\u00e9", "\u001b[0m", "\0")) {
      assertThat(value(PlainText.line(50), Untrusted.of(bad))).as(bad).isEmpty();
    }
  }

  @Test
  void linesAreReadOneByOneAndNoneIsLeftOut() {
    var numbers = PlainText.lines(20, 3, Tokens.number(0, 99));
    assertThat(value(numbers, Untrusted.of(""))).contains(List.of());
    assertThat(value(numbers, Untrusted.of("1\n22\n3\n"))).contains(List.of(1L, 22L, 3L));
    assertThat(value(numbers, Untrusted.of("1\n22"))).contains(List.of(1L, 22L));
    assertThat(value(numbers, Untrusted.of("1\n2\n3\n4\n"))).isEmpty();
    assertThat(value(numbers, Untrusted.of("1\n\n3"))).isEmpty();
    assertThat(reason(numbers, Untrusted.of("1\n100\n3")))
        .contains(Text.of("untrusted.in-line", 2, Text.of("untrusted.no-number", 0L, 99L)));
  }

  private static <T> Optional<T> value(Validator<T> validator, Untrusted content) {
    return content.read(validator) instanceof Checked.Accepted<T>(T value)
        ? Optional.of(value)
        : Optional.empty();
  }

  private static <T> Optional<Text> reason(Validator<T> validator, Untrusted content) {
    return content.read(validator) instanceof Checked.Rejected<T>(Text reason)
        ? Optional.of(reason)
        : Optional.empty();
  }
}
