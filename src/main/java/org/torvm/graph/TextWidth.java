package org.torvm.graph;

/**
 * About how wide text is in the bundled font. A picture is laid out without a font at hand, so that
 * it is the same on every machine; the estimate errs on the wide side.
 */
public final class TextWidth {
  private static final String NARROW = "iIjl.,:;!|'()[] tfr-1";
  private static final String WIDE = "mwMW@%";

  private TextWidth() {}

  /** The width in pixels of {@code text} set at that size. */
  public static double of(String text, double size) {
    double ems = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (NARROW.indexOf(c) >= 0) {
        ems += 0.39;
      } else if (WIDE.indexOf(c) >= 0) {
        ems += 0.90;
      } else if (Character.isUpperCase(c)) {
        ems += 0.72;
      } else {
        ems += 0.61;
      }
    }
    return ems * size;
  }
}
