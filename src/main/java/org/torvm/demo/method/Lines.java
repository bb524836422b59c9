package org.torvm.demo.method;

import java.util.Collection;

/** Writes lists as the Admin API does: every entry ends its line. */
final class Lines {
  private Lines() {}

  static String of(Collection<?> entries) {
    var lines = new StringBuilder();
    entries.forEach(e -> lines.append(e).append('\n'));
    return lines.toString();
  }
}
