package org.torvm.policy.own;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.torvm.policy.reading.PolicyFile;
import org.torvm.policy.reading.PolicyFiles;

/**
 * The policy file of this program. Lines that somebody else wrote into it stay where they are.
 *
 * <p>Its name puts it behind {@code 30-user.policy}, so that the user's own rules are stronger, and
 * before what Global Config ({@code 50-config-*}), Whonix ({@code 80}) and Qubes ({@code 90}) ship.
 *
 * @param lines all lines, the header as well, without line ends
 */
public record OwnFile(List<String> lines) {
  /** The name of the file in {@link PolicyFiles#MAIN}. */
  public static final String NAME = "40-torvm-manager.policy";

  private static final List<String> HEADER =
      List.of(
          "# Qubes TorVM Manager writes this file, and may add and remove lines of it.",
          "# Rules of your own belong into 30-user.policy: it is read first and stays as it is.");

  /** Copies the lines. */
  public OwnFile {
    lines = List.copyOf(lines);
  }

  /** The file when there is none yet: only what it says about itself. */
  public static OwnFile empty() {
    return new OwnFile(HEADER);
  }

  /** The file with that text; with the header put in front when it has lost it. */
  public static OwnFile of(String text) {
    var lines = text.lines().toList();
    return lines.containsAll(HEADER)
        ? new OwnFile(lines)
        : new OwnFile(Stream.concat(HEADER.stream(), lines.stream()).toList());
  }

  /** The text to be written; it ends with a line end. */
  public String text() {
    return String.join("\n", lines) + "\n";
  }

  /** The file as one of the policy. */
  public PolicyFile asPolicyFile() {
    return PolicyFile.of(PolicyFiles.MAIN, NAME, text());
  }

  /** Whether that line is in it, whatever white space it is written with. */
  public boolean has(OwnRule rule) {
    return lines.stream().anyMatch(l -> isSame(l, rule));
  }

  /** The same with a line at the end, where lines before it are stronger; once is enough. */
  public OwnFile with(OwnRule rule) {
    return with(rule, lines.size());
  }

  /** The same with a line before every other rule, so that it is the strongest in this file. */
  public OwnFile withFirst(OwnRule rule) {
    int first = 0;
    while (first < lines.size()
        && (lines.get(first).isBlank() || lines.get(first).strip().startsWith("#"))) {
      first++;
    }
    return with(rule, first);
  }

  private OwnFile with(OwnRule rule, int where) {
    if (has(rule)) {
      return this;
    }
    var more = new ArrayList<>(lines);
    more.add(where, rule.text());
    return new OwnFile(more);
  }

  /** The same without that line. */
  public OwnFile without(OwnRule rule) {
    return new OwnFile(lines.stream().filter(l -> !isSame(l, rule)).toList());
  }

  /** Whether nothing in it decides anything, so that the file may go. */
  public boolean isIdle() {
    return lines.stream().allMatch(l -> l.isBlank() || l.strip().startsWith("#"));
  }

  private static boolean isSame(String line, OwnRule rule) {
    return List.of(line.strip().split("\\s+")).equals(List.of(rule.text().split("\\s+")));
  }
}
