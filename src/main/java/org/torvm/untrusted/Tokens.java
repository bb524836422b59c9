package org.torvm.untrusted;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * Validators for one word on one line of ASCII. One line end after it is allowed, nothing else
 * beside it.
 */
public final class Tokens {
  private static final int LONGEST_NAME = 31;
  private static final int LINE_END = 1;

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");
  private static final Pattern DECIMAL = Pattern.compile("0|-?[1-9][0-9]{0,18}");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]+");

  private Tokens() {}

  /** The name of a qube. */
  public static Validator<QubeName> qubeName() {
    return PlainText.line(LONGEST_NAME + LINE_END)
        .then(text ->
            QubeName.parse(text)
                .<Checked<QubeName>>map(Checked.Accepted::new)
                .orElseGet(() -> new Checked.Rejected<>(Text.of("untrusted.no-qube-name"))));
  }

  /**
   * A whole number in decimal digits, without leading zeros and without a plus.
   *
   * @param least the smallest that is accepted
   * @param most the greatest that is accepted
   */
  public static Validator<Long> number(long least, long most) {
    int longest = Math.max(Long.toString(least).length(), Long.toString(most).length());
    return PlainText.line(longest + LINE_END)
        .then(text -> {
          // 19 digits may still be too many for a long: then parseLong throws, which rejects.
          if (DECIMAL.matcher(text).matches()) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
              return new Checked.Accepted<>(number);
            }
          }
          return new Checked.Rejected<>(Text.of("untrusted.no-number", least, most));
        });
  }

  /**
   * One of those values, by its word.
   *
   * @param word gives each value a word of its own, in printable ASCII
   * @throws IllegalStateException when two values have the same word
   */
  public static <T> Validator<T> oneOf(Collection<T> values, Function<T, String> word) {
    Map<String, T> byWord = values.stream().collect(Collectors.toUnmodifiableMap(word, v -> v));
    int longest = byWord.keySet().stream().mapToInt(String::length).max().orElse(0);
    return PlainText.line(longest + LINE_END)
        .then(text -> {
          var value = byWord.get(text);
          return value == null
              ? new Checked.Rejected<>(Text.of("untrusted.no-known-word"))
              : new Checked.Accepted<>(value);
        });
  }

  /** Exactly so many hexadecimal digits, such as a fingerprint; given in capitals. */
  public static Validator<String> hex(int digits) {
    return PlainText.line(digits + LINE_END)
        .then(text ->
            text.length() == digits && HEX.matcher(text).matches()
                ? new Checked.Accepted<>(text.toUpperCase(Locale.ROOT))
                : new Checked.Rejected<>(Text.of("untrusted.no-hex", digits)));
  }

  /**
   * Letters and digits, after the first one also {@code . _ + -}: a version, a nickname, the name
   * of a service. It can be neither an option of a program nor a path nor two words.
   *
   * @param longest the most characters
   */
  public static Validator<String> word(int longest) {
    return PlainText.line(longest + LINE_END)
        .then(text ->
            text.length() <= longest && WORD.matcher(text).matches()
                ? new Checked.Accepted<>(text)
                : new Checked.Rejected<>(Text.of("untrusted.no-word", longest)));
  }
}
