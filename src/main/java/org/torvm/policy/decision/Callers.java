package org.torvm.policy.decision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.torvm.policy.Action;
import org.torvm.policy.Token;

/**
 * Callers whom the same lines are about. Nothing else that policy asks of a caller can differ among
 * them, but for the caller's disposable template. A caller that a line preselects in a question is
 * alone in its part: it cannot be offered itself, and then the question fails.
 *
 * @param who the numbers of the qubes
 * @param lines the lines about them, in order
 */
record Callers(BitSet who, List<Applicable> lines) {
  /**
   * A line that is about a caller.
   *
   * @param sure whether it is for certain; otherwise a fact about the caller is not known
   */
  record Applicable(Line line, boolean sure) {}

  /** Those of the lines that are about that qube. */
  static List<Applicable> applicable(List<Line> lines, int caller) {
    return lines.stream()
        .filter(l -> l.source().isPossible(caller))
        .map(l -> new Applicable(l, l.source().isSure(caller)))
        .toList();
  }

  /** All qubes, parted so that within each part the same lines apply. */
  static List<Callers> parted(List<Line> lines, Roll roll) {
    int[] part = new int[roll.size()];
    int parts = 1;
    var done = new HashSet<Token>();
    for (Line line : lines) {
      boolean telling =
          !(line.rule().source() instanceof Token.AnyQube)
              && !(line.rule().source() instanceof Token.Anything);
      if (telling && done.add(line.rule().source())) {
        parts = split(part, parts, line.source().sure());
        parts = split(part, parts, line.source().perhaps());
      }
    }
    for (Line line : lines) {
      if (line.rule().action() instanceof Action.Ask ask
          && ask.preselected().orElse(null) instanceof Token.Named(String name)
          && roll.number(name) >= 0) {
        var alone = new BitSet();
        alone.set(roll.number(name));
        parts = split(part, parts, alone);
      }
    }
    var who = new HashMap<Integer, BitSet>();
    for (int i = 0; i < part.length; i++) {
      who.computeIfAbsent(part[i], _ -> new BitSet()).set(i);
    }
    var callers = new ArrayList<Callers>();
    for (BitSet group : who.values()) {
      callers.add(new Callers(group, applicable(lines, group.nextSetBit(0))));
    }
    return callers;
  }

  /** Gives the members that are in {@code bits} new parts, one for each part that they were in. */
  private static int split(int[] part, int parts, BitSet bits) {
    var renamed = new HashMap<Integer, Integer>();
    for (int i = bits.nextSetBit(0); i >= 0 && i < part.length; i = bits.nextSetBit(i + 1)) {
      int next = parts + renamed.size();
      part[i] = renamed.computeIfAbsent(part[i], _ -> next);
    }
    return parts + renamed.size();
  }
}
