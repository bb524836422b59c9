package org.torvm.admin.value;

/**
 * Makes text that a qube may have chosen safe to show: printable ASCII on one line, at most so many
 * characters. Control characters, line breaks, bidirectional marks and everything else that is not
 * ASCII become {@code _}, so that text that was there still shows as text.
 */
public final class Printable {
  private Printable() {}

  /** At most {@code limit} printable characters of {@code text}; a cut is shown by three dots. */
  public static String of(String text, int limit) {
    boolean cut = text.length() > limit;
    int kept = cut ? Math.max(0, limit - 3) : text.length();
    var printable = new StringBuilder(kept + 3);
    for (int i = 0; i < kept; i++) {
      char c = text.charAt(i);
      boolean lineBreak = c == '\n' || c == '\t';
      printable.append(lineBreak ? ' ' : c >= ' ' && c < 0x7f ? c : '_');
    }
    return cut ? printable.append("...").toString() : printable.toString();
  }

  /** Whether {@code text} is printable ASCII as it is. */
  public static boolean is(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }
}
