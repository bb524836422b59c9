package org.torvm.untrusted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeName;

/** One word of a known form, with or without one line end after it. */
class TokensTest {

  /** Each line: the text, the range, and the number when it is one. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          0,0,255,0
          255,0,255,255
          256,0,255,none
          -1,0,255,none
          -1,-1,255,-1
          -2,-1,255,none
          007,0,255,none
          +7,0,255,none
          -0,-5,5,none
           7,0,255,none
          7 ,0,255,none
          0x7,0,255,none
          7e1,0,255,none
          '',0,255,none
          -,-5,5,none
          9223372036854775807,0,9223372036854775807,9223372036854775807
          9223372036854775808,0,9223372036854775807,none
          -9223372036854775808,-9223372036854775808,0,-9223372036854775808
          -9223372036854775809,-9223372036854775808,0,none
          \u0661,0,255,none
          """)
  void numbers(String text, long least, long most, Long expected) {
    assertBoth(Tokens.number(least, most), text, Optional.ofNullable(expected));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          work,                             true
          sys-whonix,                       true
          abcdefghijklmnopqrstuvwxyz01234,  true
          abcdefghijklmnopqrstuvwxyz012345, false
          none,                             false
          ../../etc,                        false
          -rf,                              false
          '',                               false
          """)
  void namesOfQubes(String text, boolean good) {
    assertBoth(Tokens.qubeName(), text, good ? Optional.of(new QubeName(text)) : Optional.empty());
  }

  @Test
  void oneOfTheKnownWords() {
    var state = Tokens.oneOf(List.of(PowerState.values()), s -> s.name().toLowerCase(Locale.ROOT));
    assertBoth(state, "running", Optional.of(PowerState.RUNNING));
    assertBoth(state, "RUNNING", Optional.empty());
    assertBoth(state, "runnin", Optional.empty());
    assertBoth(state, "running ", Optional.empty());
    assertBoth(state, "", Optional.empty());
    assertBoth(Tokens.oneOf(List.<String>of(), s -> s), "", Optional.empty());
  }

  @Test
  void hexadecimalDigits() {
    var print = "0123456789abcdef0123456789ABCDEF01234567";
    assertBoth(Tokens.hex(40), print, Optional.of(print.toUpperCase(Locale.ROOT)));
    assertBoth(Tokens.hex(39), print, Optional.empty());
    assertBoth(Tokens.hex(41), print, Optional.empty());
    assertBoth(Tokens.hex(2), "0g", Optional.empty());
    assertBoth(Tokens.hex(2), "$0", Optional.empty());
  }

  @Test
  void words() {
    assertBoth(Tokens.word(20), "0.4.9.3-alpha+git_1", Optional.of("0.4.9.3-alpha+git_1"));
    assertBoth(Tokens.word(5), "abcde", Optional.of("abcde"));
    assertBoth(Tokens.word(5), "abcdef", Optional.empty());
    for (String bad : List.of("", "-v", ".x", "a b", "a/b", "a=b", "a$", "\u00e9")) {
      assertBoth(Tokens.word(20), bad, Optional.empty());
    }
  }

  private static <T> void assertBoth(Validator<T> validator, String text, Optional<T> expected) {
    for (String sent : List.of(text, text + "\n")) {
      var read = Untrusted.of(sent).read(validator);
      assertThat(
              read instanceof Checked.Accepted<T>(T value) ? Optional.of(value) : Optional.empty())
          .as(sent)
          .isEqualTo(expected);
    }
  }
}
