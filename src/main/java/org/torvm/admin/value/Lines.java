package org.torvm.admin.value;

import java.util.List;
import org.torvm.text.Visible;

/** Replies that hold one word a line. */
public final class Lines {
  private Lines() {}

  /**
   * The lines, without their line breaks.
   *
   * @throws MalformedValue when the last line has no line break, that is when the reply was cut
   */
  public static List<String> of(String reply) throws MalformedValue {
    if (reply.isEmpty()) {
      return List.of();
    }
    if (!reply.endsWith("\n")) {
      throw new MalformedValue("a line break at the end");
    }
    return List.of(reply.substring(0, reply.length() - 1).split("\n", -1));
  }

  /**
   * The lines, each of which is a word: printable ASCII, no space. The empty line, which is how an
   * empty tag shows, is left out.
   *
   * @throws MalformedValue when a line is no word or the reply was cut
   */
  public static List<String> words(String reply) throws MalformedValue {
    var lines = of(reply);
    for (String line : lines) {
      if (!Visible.isPrintableAscii(line) || line.indexOf(' ') >= 0) {
        throw new MalformedValue("one word a line");
      }
    }
    return lines.stream().filter(line -> !line.isEmpty()).toList();
  }
}
