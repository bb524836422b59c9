package org.torvm.policy.reading;

import java.util.ArrayDeque;

/**
 * Which files count, and what a path in an include means.
 *
 * <p>Source: {@code doc/multifile-policy.markdown} (names that begin with a dot or do not end in
 * {@code .policy} are ignored; the others must consist of digits, lower-case letters, {@code _},
 * {@code .} and {@code -}), {@code qrexec/policy/parser.py}. A number in front is a custom and no
 * condition.
 */
final class FileNames {
  private static final String SUFFIX = ".policy";

  private FileNames() {}

  /** Whether Qubes looks at a file of that name in a policy folder. */
  static boolean counts(String name) {
    return name.endsWith(SUFFIX) && !name.startsWith(".");
  }

  /** Whether a file that counts has a name that Qubes accepts. */
  static boolean isAccepted(String name) {
    return name.chars()
        .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "_.-".indexOf(c) >= 0);
  }

  /**
   * An absolute path of what an include in a file of {@code folder} names, with {@code .} and
   * {@code ..} worked out; links are the business of whoever reads the files.
   */
  static String resolve(String folder, String path) {
    var parts = new ArrayDeque<String>();
    for (String part : (path.startsWith("/") ? path : folder + "/" + path).split("/", -1)) {
      switch (part) {
        case "", "." -> {}
        case ".." -> parts.pollLast();
        default -> parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }
}
