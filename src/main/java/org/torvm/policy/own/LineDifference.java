package org.torvm.policy.own;

import java.util.ArrayList;
import java.util.List;

/**
 * What changes from one text to another, line by line, with as few changes as possible.
 *
 * @param lines the lines of both, in order
 */
public record LineDifference(List<Line> lines) {
  /** Copies the lines. */
  public LineDifference {
    lines = List.copyOf(lines);
  }

  /** What happens to a line. */
  public enum Change {
    KEPT,
    REMOVED,
    ADDED
  }

  /** A line and what happens to it. */
  public record Line(Change change, String text) {}

  /** The difference between two files. */
  public static LineDifference between(OwnFile before, OwnFile after) {
    return between(before.lines(), after.lines());
  }

  static LineDifference between(List<String> before, List<String> after) {
    int[][] common = common(before, after);
    var lines = new ArrayList<Line>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        lines.add(new Line(Change.KEPT, before.get(i)));
        i++;
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line(Change.REMOVED, before.get(i)));
        i++;
      } else {
        lines.add(new Line(Change.ADDED, after.get(j)));
        j++;
      }
    }
    return new LineDifference(lines);
  }

  /** Whether nothing changes. */
  public boolean isEmpty() {
    return lines.stream().allMatch(l -> l.change() == Change.KEPT);
  }

  /** For every pair of ends of both texts, how many lines they have in common, in order. */
  private static int[][] common(List<String> before, List<String> after) {
    var common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
