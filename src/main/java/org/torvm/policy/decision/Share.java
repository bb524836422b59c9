package org.torvm.policy.decision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.torvm.policy.decision.Callers.Applicable;
import org.torvm.policy.decision.Line.Certainty;

/**
 * The targets that the same line decides, or the same few lines of which it is not known which.
 *
 * @param candidates the lines that may decide, in order
 * @param closed whether the last of them matches for certain; otherwise it may be that none does
 * @param targets the targets, as bits of the {@link Roll}
 */
record Share(List<Applicable> candidates, boolean closed, BitSet targets) {
  /** Whether there is no doubt which line decides. */
  boolean isCertain() {
    return candidates.size() == (closed ? 1 : 0);
  }

  /** The share of one target. */
  static Share of(List<Applicable> lines, int target, Roll roll, int disposableTemplate) {
    var candidates = new ArrayList<Applicable>();
    var alone = new BitSet();
    alone.set(target);
    for (Applicable line : lines) {
      var certainty = line.line().matches(target, roll, disposableTemplate);
      if (certainty == Certainty.NO) {
        continue;
      }
      candidates.add(line);
      if (certainty == Certainty.YES && line.sure()) {
        return new Share(candidates, true, alone);
      }
    }
    return new Share(candidates, false, alone);
  }

  /** Every target in one share, but a new disposable of the caller's choice. */
  static List<Share> parted(List<Applicable> lines, Roll roll) {
    var shares = new ArrayList<Share>();
    var all = roll.targets();
    all.clear(roll.newDisposable());
    List<Share> open = new ArrayList<>();
    open.add(new Share(List.of(), false, all));
    for (Applicable line : lines) {
      var still = new ArrayList<Share>();
      for (Share share : open) {
        share.partedBy(line, shares, still);
      }
      open = still;
      if (open.isEmpty()) {
        break;
      }
    }
    shares.addAll(open);
    return shares;
  }

  private void partedBy(Applicable line, List<Share> closedShares, List<Share> still) {
    var matches = line.line().target();
    if (!targets.intersects(matches.sure()) && !targets.intersects(matches.perhaps())) {
      still.add(this);
      return;
    }
    var rest = (BitSet) targets.clone();
    var hit = new BitSet();
    if (line.sure() && targets.intersects(matches.sure())) {
      hit.or(targets);
      hit.and(matches.sure());
      rest.andNot(hit);
      closedShares.add(new Share(and(line), true, hit));
    }
    var perhaps = new BitSet();
    perhaps.or(matches.perhaps());
    if (!line.sure()) {
      perhaps.or(matches.sure());
    }
    perhaps.and(rest);
    if (!perhaps.isEmpty()) {
      rest.andNot(perhaps);
      still.add(new Share(and(line), false, perhaps));
    }
    if (!rest.isEmpty()) {
      still.add(new Share(candidates, false, rest));
    }
  }

  private List<Applicable> and(Applicable line) {
    var more = new ArrayList<>(candidates);
    more.add(line);
    return List.copyOf(more);
  }
}
