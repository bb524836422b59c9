package org.torvm.policy.decision;

import java.util.BitSet;
import java.util.List;
import org.torvm.policy.decision.Callers.Applicable;

/**
 * What the user may choose when a line asks and names no target itself: everything that, among the
 * lines about this caller, is offered by one before it is denied by one. Which line asks does not
 * matter.
 *
 * <p>Source: {@code qrexec/policy/parser.py}, the collecting of targets for the question; a new
 * disposable of the caller's choice becomes one of its disposable template only at the end, so that
 * a line that denies just that one does not take it off.
 *
 * @param sure what is on the list
 * @param perhaps what is on it if a fact that is not known is so
 */
record Choices(BitSet sure, BitSet perhaps) {
  static Choices of(List<Applicable> lines, Roll roll) {
    var open = new BitSet(roll.bits());
    open.set(0, roll.bits());
    var in = new BitSet(roll.bits());
    var out = new BitSet(roll.bits());
    for (Applicable line : lines) {
      var offered = line.line().offered();
      var side = line.line().denies() ? out : in;
      side.or(and(offered.sure(), open));
      side.or(and(offered.perhaps(), open));
      if (line.sure()) {
        open.andNot(offered.sure());
      }
    }
    out.or(open);
    var perhaps = and(in, out);
    in.andNot(out);
    return new Choices(in, perhaps);
  }

  /** One target alone. */
  static Choices only(int target) {
    var one = new BitSet();
    one.set(target);
    return new Choices(one, new BitSet());
  }

  /** The list as a caller with that disposable template sees it. */
  Choices seenWith(int disposableTemplate, Roll roll) {
    var seen = (BitSet) sure.clone();
    var doubtful = (BitSet) perhaps.clone();
    boolean offered = seen.get(roll.newDisposable());
    boolean perhapsOffered = doubtful.get(roll.newDisposable());
    seen.clear(roll.newDisposable());
    doubtful.clear(roll.newDisposable());
    if (disposableTemplate >= 0) {
      seen.set(
          roll.size() + disposableTemplate, offered || seen.get(roll.size() + disposableTemplate));
      doubtful.set(
          roll.size() + disposableTemplate,
          perhapsOffered || doubtful.get(roll.size() + disposableTemplate));
    } else if (disposableTemplate == Roll.UNKNOWN && (offered || perhapsOffered)) {
      doubtful.or(roll.freshOfAny());
    }
    doubtful.andNot(seen);
    return new Choices(seen, doubtful);
  }

  /** Only what is in that set. */
  Choices within(BitSet allowed) {
    return new Choices(and(sure, allowed), and(perhaps, allowed));
  }

  Choices without(int target) {
    var fewer = new Choices((BitSet) sure.clone(), (BitSet) perhaps.clone());
    if (target >= 0) {
      fewer.sure.clear(target);
      fewer.perhaps.clear(target);
    }
    return fewer;
  }

  private static BitSet and(BitSet one, BitSet other) {
    var both = (BitSet) one.clone();
    both.and(other);
    return both;
  }
}
