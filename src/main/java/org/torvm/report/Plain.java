package org.torvm.report;

/**
 * Makes text fit to be shown. Sentences of this program pass through unchanged; what a qube could
 * have put into one of them, such as an escape sequence for the terminal or a mark that turns the
 * direction of writing, does not.
 */
public final class Plain {
  private Plain() {}

  /** The text on one line, every character that is not simply visible replaced by {@code _}. */
  public static String line(String text) {
    var result = new StringBuilder(text.length());
    text.codePoints().map(c -> isVisible(c) ? c : '_').forEach(result::appendCodePoint);
    return result.toString();
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
