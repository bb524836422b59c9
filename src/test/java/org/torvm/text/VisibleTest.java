package org.torvm.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others wrote is shown as it is, or visibly escaped. */
class VisibleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " !~ aZ0 {0} ''",
        "\u00c4rger na\u00efve \u0141\u00f3d\u017a \u0110\u1eb7ng \u0219i ma\u00f1ana \u01ce",
        "a → b · c… ‹U+202E›",
      })
  void stays(String text) {
    assertThat(Visible.of(text)).isEqualTo(text);
  }

  @Test
  void plainTextIsNotCopied() {
    var plain = "sys-whonix";
    assertThat(Visible.of(plain)).isSameAs(plain);
  }

  /** Each line: a code point in hexadecimal that is not shown, and why. */
  @ParameterizedTest
  @CsvSource({
    "0000, control",
    "0009, control",
    "000A, control",
    "000D, control",
    "001B, control",
    "007F, control",
    "0085, control",
    "009B, control",
    "00A0, a space that is none",
    "00AD, no width",
    "0131, like i",
    "0138, like k",
    "017F, like f",
    "01C3, like !",
    "0251, like a",
    "0261, like g",
    "0301, combining",
    "0391, Greek",
    "0430, Cyrillic",
    "05D0, right to left",
    "061C, direction",
    "115F, filler",
    "1D00, like A",
    "200B, no width",
    "200D, no width",
    "200E, direction",
    "2014, like -",
    "2019, like a quote",
    "2024, like .",
    "2028, line",
    "2029, paragraph",
    "202A, direction",
    "202E, direction",
    "2060, no width",
    "2066, direction",
    "2069, direction",
    "212A, Kelvin",
    "2160, like I",
    "3000, wide space",
    "3164, filler",
    "FB01, ligature",
    "FE0F, variation",
    "FEFF, no width",
    "FF21, fullwidth",
    "FFFD, replacement",
    "FFFE, none",
    "D83E, half",
    "DDC5, half",
    "E000, private",
    "0378, unassigned",
    "1D41A, bold",
    "1F9C5, picture",
    "E0041, tag",
    "10FFFF, none",
  })
  void isEscaped(String hex, String why) {
    var text = "a" + Character.toString(Integer.parseInt(hex, 16)) + "b";
    assertThat(Visible.of(text)).as(why).isEqualTo("a‹U+" + hex + "›b");
  }

  /** Each line: a text, the limit, what is left of it. */
  @ParameterizedTest
  @CsvSource({
    "abcd, 4, abcd", "abcde, 4, abc…", "abcde, 1, …", "\u00e9\u00e9, 2, \u00e9\u00e9",
    "\u202e, 8, ‹U+202E›", "\u202e, 7, …", "ab\u202e, 9, ab…", "a\u202eb, 9, a…",
    "a\u202eb, 10, a‹U+202E›b", "\u202e\u202e, 15, ‹U+202E›…", "\u202e\u202e, 8, …",
  })
  void longTextIsCut(String text, int limit, String shown) {
    assertThat(Visible.of(text, limit)).isEqualTo(shown);
  }

  @Test
  void thereIsRoomForAnEllipsis() {
    assertThatThrownBy(() -> Visible.of("", 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingInvisibleGetsThroughAndShowingTwiceChangesNothing() {
    var random = new Random(20);
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x250 : 0x110000));
      }
      int limit = 1 + random.nextInt(100);
      var shown = Visible.of(text.toString(), limit);
      assertThat(shown.length()).isLessThanOrEqualTo(limit);
      assertThat(shown.codePoints()).allMatch(VisibleTest::isFitToBeShown);
      assertThat(Normalizer.isNormalized(shown.replace("…", ""), Normalizer.Form.NFKC)).isTrue();
      assertThat(Visible.of(shown, limit)).isEqualTo(shown);
    }
  }

  @Test
  void everyArgumentOfASentenceIsMadeVisible() {
    var messages =
        new Messages(
            new ListResourceBundle() {
              @Override
              protected Object[][] getContents() {
                return new Object[][] {
                  {"lines", "first\nsecond\u202e {0}"},
                  {"number", "{0,choice,0#none|1#one|1<{0} qubes}"},
                  {"around", "<{0}>"},
                };
              }
            });
    assertThat(messages.say("lines", "a\nb\u202e"))
        .isEqualTo("first\nsecond\u202e a‹U+000A›b‹U+202E›");
    assertThat(messages.say("lines", List.of("\u0007"))).endsWith("[‹U+0007›]");
    assertThat(messages.say("number", 1234)).isEqualTo("1,234 qubes");
    assertThat(messages.say("around", Text.of("lines", "\t")))
        .isEqualTo("<first\nsecond\u202e ‹U+0009›>");
    assertThat(messages.say("around", messages.say("around", "\t"))).isEqualTo("<<‹U+0009›>>");
    assertThat(messages.say("around", "x".repeat(Visible.LONGEST + 1)))
        .hasSize(Visible.LONGEST + 2)
        .endsWith("x…>");
  }

  private static boolean isFitToBeShown(int character) {
    return Character.isLetter(character)
        ? Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN
        : (character > 31 && character < 127) || "…·→‹›".indexOf(character) >= 0;
  }
}
