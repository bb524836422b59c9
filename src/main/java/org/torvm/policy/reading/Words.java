package org.torvm.policy.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines and words as Qubes takes a policy file apart, which it does with the means of Python: a
 * line ends at a line feed, a carriage return, or both; words are parted by any white space of
 * Unicode, the no-break ones included.
 */
final class Words {
  private Words() {}

  /** The lines of a text; after the last line end no empty line follows. */
  static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(begin, i));
        i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
        begin = i + 1;
      }
    }
    if (begin < text.length()) {
      lines.add(text.substring(begin));
    }
    return lines;
  }

  /** The words of a line. */
  static List<String> of(String line) {
    var words = new ArrayList<String>();
    int begin = -1;
    for (int i = 0; i <= line.length(); i++) {
      boolean white = i == line.length() || isWhite(line.charAt(i));
      if (white && begin >= 0) {
        words.add(line.substring(begin, i));
        begin = -1;
      } else if (!white && begin < 0) {
        begin = i;
      }
    }
    return words;
  }

  /** The line without the white space around it. */
  static String stripped(String line) {
    int begin = 0;
    int end = line.length();
    while (begin < end && isWhite(line.charAt(begin))) {
      begin++;
    }
    while (end > begin && isWhite(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(begin, end);
  }

  private static boolean isWhite(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
