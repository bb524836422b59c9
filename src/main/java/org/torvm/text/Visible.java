package org.torvm.text;

import java.text.Normalizer;

/**
 * Makes text of others fit to be shown: the one place where that is decided.
 *
 * <p>Printable ASCII stays, and letters of European languages, when nothing else looks or compares
 * like them: those of Latin script that are an ASCII letter with marks, or stand in Latin-1 or
 * Latin Extended-A, in the form NFKC. So do the few marks that sentences of this program are put
 * together with, because such a sentence can be part of another one. Everything else is shown as
 * what it is, such as {@code ‹U+202E›}: line breaks and all other controls, marks that turn the
 * direction of writing, what has no width, combining marks, fullwidth forms, other scripts, private
 * and unassigned characters, halves of surrogate pairs.
 *
 * <p>What was made visible stays as it is when it is made visible again.
 */
public final class Visible {
  /**
   * The longest argument of a sentence in characters: the names of all qubes of a large system fit
   * in. What a single qube may choose is cut shorter, where it is read.
   */
  public static final int LONGEST = 4000;

  private static final String OWN_MARKS = "…·→‹›";

  /** Without a dot, and hardly to be told from i and from k in small capitals. */
  private static final String LOOKALIKES = "\u0131\u0138";

  private static final int LATIN_EXTENDED_A_END = 0x17f;

  private Visible() {}

  /** The text in at most {@link #LONGEST} visible characters. */
  public static String of(String text) {
    return of(text, LONGEST);
  }

  /**
   * The text in at most {@code limit} visible characters. What was cut ends in an ellipsis.
   *
   * @throws IllegalArgumentException when the limit is less than 1
   */
  public static String of(String text, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("room for an ellipsis at least");
    }
    if (text.length() <= limit && isPrintableAscii(text)) {
      return text;
    }
    var shown = new StringBuilder(Math.min(text.length(), limit) + 16);
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      int before = shown.length();
      append(shown, character);
      if (shown.length() > limit) {
        shown.setLength(before);
        return cut(shown, limit);
      }
      at += Character.charCount(character);
    }
    return shown.toString();
  }

  /** Whether the text consists of printable ASCII: letters, digits, signs and spaces. */
  public static boolean isPrintableAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPrintableAscii(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrintableAscii(int character) {
    return character >= ' ' && character < 0x7f;
  }

  private static void append(StringBuilder shown, int character) {
    if (isShown(character)) {
      shown.appendCodePoint(character);
    } else {
      shown.append("‹U+").append(String.format("%04X", character)).append('›');
    }
  }

  // An escape that would be cut through goes as a whole.
  private static String cut(StringBuilder shown, int limit) {
    while (shown.length() >= limit) {
      int end = shown.length() - 1;
      int opened = shown.charAt(end) == '›' ? shown.lastIndexOf("‹") : end;
      shown.setLength(opened < 0 ? end : opened);
    }
    return shown.append('…').toString();
  }

  private static boolean isShown(int character) {
    return isPrintableAscii(character) || OWN_MARKS.indexOf(character) >= 0 || isLetter(character);
  }

  private static boolean isLetter(int character) {
    if (!Character.isLetter(character)
        || Character.UnicodeScript.of(character) != Character.UnicodeScript.LATIN
        || LOOKALIKES.indexOf(character) >= 0) {
      return false;
    }
    var text = Character.toString(character);
    return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
        && (character <= LATIN_EXTENDED_A_END || startsWithAscii(text));
  }

  private static boolean startsWithAscii(String letter) {
    return Normalizer.normalize(letter, Normalizer.Form.NFD).charAt(0) < 0x80;
  }
}
