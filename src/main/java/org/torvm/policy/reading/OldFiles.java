package org.torvm.policy.reading;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Which files of the old folder {@code !compat-4.0} takes in, and in which order.
 *
 * <p>Source: {@code qrexec/policy/parser_compat.py}: by service, then by argument, the file without
 * an argument last; files that editors and packages leave behind are ignored.
 */
final class OldFiles {
  private static final Set<String> LEFT_BEHIND = Set.of(".rpmsave", ".rpmnew", ".swp");

  private OldFiles() {}

  /**
   * One file and what it is about.
   *
   * @param argument with its {@code +}, or {@code *}
   */
  record OldFile(String name, String service, String argument) {
    static OldFile of(String name) {
      int plus = name.indexOf('+');
      return plus < 0
          ? new OldFile(name, name, "*")
          : new OldFile(name, name.substring(0, plus), name.substring(plus));
    }

    boolean isForAnyArgument() {
      return argument.equals("*");
    }
  }

  static List<OldFile> inOrder(Collection<String> names) {
    return names.stream()
        .filter(OldFiles::counts)
        .map(OldFile::of)
        .sorted(
            Comparator.comparing(OldFile::service)
                .thenComparing(OldFile::isForAnyArgument)
                .thenComparing(OldFile::argument))
        .toList();
  }

  private static boolean counts(String name) {
    int dot = name.lastIndexOf('.');
    return !name.startsWith(".")
        && RuleReader.isCallText(name, true)
        && (dot < 0 || !LEFT_BEHIND.contains(name.substring(dot)));
  }
}
