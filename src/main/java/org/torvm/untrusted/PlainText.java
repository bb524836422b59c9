package org.torvm.untrusted;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.torvm.text.Text;

/**
 * Validators for text. Each takes the text as a whole or not at all, and gives it unchanged.
 *
 * <p>Text in UTF-8 may still hold what deceives the eye, such as a mark that turns the direction of
 * writing: {@link org.torvm.text.Visible} is what makes text fit to be shown.
 */
public final class PlainText {
  private PlainText() {}

  /**
   * Strict UTF-8 of several lines, such as a file: line ends are {@code \n} or {@code \r\n}, tabs
   * may stand in it, and no other control characters.
   *
   * @param bytes the most bytes
   * @param lines the most lines; what follows the last line end counts when there is something
   */
  public static Validator<String> utf8(int bytes, int lines) {
    return whole(bytes, StandardCharsets.UTF_8, lines);
  }

  /** The same in ASCII. */
  public static Validator<String> ascii(int bytes, int lines) {
    return whole(bytes, StandardCharsets.US_ASCII, lines);
  }

  /**
   * One line of printable ASCII, such as the version that a program says. One line end after it is
   * taken off.
   *
   * @param bytes the most bytes, the line end among them
   */
  public static Validator<String> line(int bytes) {
    return Validator.ofRaw(bytes, StandardCharsets.US_ASCII, PlainText::line);
  }

  /**
   * Lines of printable ASCII, each of which that reading accepts; when one of them is not accepted,
   * none is. The line end after the last one may be missing. No bytes are no lines.
   *
   * @param bytes the most bytes of all of them
   * @param lines the most lines
   * @param each validates one line, with its own limit of bytes
   */
  public static <T> Validator<List<T>> lines(int bytes, int lines, Validator<T> each) {
    return ascii(bytes, lines).then(text -> eachOf(text, each));
  }

  private static Validator<String> whole(int bytes, Charset charset, int lines) {
    return Validator.ofRaw(
        bytes,
        charset,
        text -> {
          if (!text.chars().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || !isControl(c))
              || hasLonelyReturn(text)) {
            return rejected("untrusted.control-character");
          }
          return lineCount(text) > lines
              ? new Checked.Rejected<>(Text.of("untrusted.too-many-lines", lines))
              : new Checked.Accepted<>(text);
        });
  }

  private static Checked<String> line(String text) {
    var line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    IntPredicate isPrintable = c -> c >= ' ' && c < 0x7f;
    return line.chars().allMatch(isPrintable)
        ? new Checked.Accepted<>(line)
        : rejected("untrusted.control-character");
  }

  private static <T> Checked<List<T>> eachOf(String text, Validator<T> each) {
    var values = new ArrayList<T>();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      int stop = end < 0 ? text.length() : end;
      switch (Untrusted.of(text.substring(start, stop)).read(each)) {
        case Checked.Accepted<T>(T value) -> values.add(value);
        case Checked.Rejected<T>(Text reason) -> {
          return new Checked.Rejected<>(Text.of("untrusted.in-line", values.size() + 1, reason));
        }
      }
      start = stop + 1;
    }
    return new Checked.Accepted<>(List.copyOf(values));
  }

  private static boolean isControl(int character) {
    return Character.getType(character) == Character.CONTROL;
  }

  private static boolean hasLonelyReturn(String text) {
    for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
      if (at + 1 == text.length() || text.charAt(at + 1) != '\n') {
        return true;
      }
    }
    return false;
  }

  private static long lineCount(String text) {
    long ends = text.chars().filter(c -> c == '\n').count();
    return text.isEmpty() || text.endsWith("\n") ? ends : ends + 1;
  }

  private static <T> Checked<T> rejected(String key) {
    return new Checked.Rejected<>(Text.of(key));
  }
}
