package org.torvm.policy.decision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.torvm.policy.Action;
import org.torvm.policy.Rule;
import org.torvm.policy.Token;
import org.torvm.policy.decision.Callers.Applicable;
import org.torvm.policy.decision.Way.Leave;

/**
 * Everything that callers reach whom the same lines are about. Most of it is the same for all of
 * them and worked out once; what hangs on the disposable template of the caller is added for each
 * template.
 */
final class Ways {
  private final Roll roll;
  private final List<Applicable> lines;
  private final int caller;
  private final Choices choices;
  private final List<Way> common = new ArrayList<>();
  private final List<Rule> asking = new ArrayList<>();
  private final List<Share> dependent = new ArrayList<>();

  Ways(Callers callers, Roll roll) {
    this.roll = roll;
    lines = callers.lines();
    caller = callers.who().cardinality() == 1 ? callers.who().nextSetBit(0) : Roll.NONE;
    boolean asks = lines.stream().anyMatch(l -> l.line().rule().action() instanceof Action.Ask);
    choices = asks ? Choices.of(lines, roll) : new Choices(new BitSet(), new BitSet());
    for (Share share : Share.parted(lines, roll)) {
      if (asksPlainly(share)) {
        asking.add(share.candidates().getFirst().line().rule());
      } else if (dependsOnCaller(share)) {
        dependent.add(share);
      } else {
        add(share, Roll.UNKNOWN, common);
      }
    }
  }

  /** The ways of a caller with that disposable template, itself among what it reaches. */
  List<Way> with(int disposableTemplate) {
    var ways = new ArrayList<>(common);
    dependent.forEach(s -> add(s, disposableTemplate, ways));
    if (!asking.isEmpty()) {
      var offered = choices.seenWith(disposableTemplate, roll);
      asking.forEach(rule -> put(Leave.ASKED, rule, offered.sure(), ways));
      asking.forEach(rule -> put(Leave.UNKNOWN, rule, offered.perhaps(), ways));
    }
    add(Share.of(lines, roll.newDisposable(), roll, disposableTemplate), disposableTemplate, ways);
    ways.sort(Comparator.comparing(Way::leave));
    return List.copyOf(ways);
  }

  /** Whether it is certain that the whole list is offered, as by most lines that ask. */
  private boolean asksPlainly(Share share) {
    if (!share.isCertain()
        || share.candidates().isEmpty()
        || !(share.candidates().getFirst().line().rule().action() instanceof Action.Ask ask)
        || ask.redirect().isPresent()
        || ask.preselected().isPresent()
        || !ask.autostart()) {
      return false;
    }
    return !roll.perhapsFresh().intersects(share.targets()) || certain(share) >= 0;
  }

  /** Whether some candidate asks, or sends the call to a disposable of the caller's choice. */
  private static boolean dependsOnCaller(Share share) {
    return share.candidates().stream()
        .map(c -> c.line().rule().action())
        .anyMatch(a ->
            a instanceof Action.Ask
                || a.redirect().filter(t -> t instanceof Token.DefaultDisposable).isPresent());
  }

  private void add(Share share, int disposableTemplate, List<Way> ways) {
    if (share.candidates().stream().allMatch(c -> c.line().denies())) {
      return;
    }
    var action = share.candidates().getFirst().line().rule().action();
    var verdict = new Verdict(roll, () -> choices, caller, disposableTemplate);
    if (share.isCertain() && action instanceof Action.Allow allow && allow.redirect().isEmpty()) {
      addDirect(share, allow, disposableTemplate, ways);
    } else if (share.isCertain()) {
      addAlike(share, verdict, ways);
    } else {
      share.targets().stream().forEach(t -> add(verdict, share, t, ways));
    }
  }

  /** A target of which it is certain that it may be called, or a negative number. */
  private int certain(Share share) {
    var certain = (BitSet) share.targets().clone();
    certain.andNot(roll.perhapsFresh());
    return certain.nextSetBit(0);
  }

  /** A line that lets every call through to where it was meant to go. */
  private void addDirect(Share share, Action.Allow allow, int disposableTemplate, List<Way> ways) {
    var rule = share.candidates().getFirst().line().rule();
    var reached = (BitSet) share.targets().clone();
    reached.clear(roll.nobody());
    reached.clear(roll.newDisposable());
    var doubtful = (BitSet) roll.perhapsFresh().clone();
    doubtful.and(reached);
    reached.andNot(doubtful);
    if (share.targets().get(roll.newDisposable()) && disposableTemplate >= 0) {
      reached.set(roll.size() + disposableTemplate);
    } else if (share.targets().get(roll.newDisposable()) && disposableTemplate == Roll.UNKNOWN) {
      doubtful.or(roll.freshOfAny());
    }
    if (!allow.autostart()) {
      reached.and(roll.runningOrDom0());
      doubtful.and(roll.runningOrDom0());
    }
    put(Leave.ALLOWED, rule, reached, ways);
    put(Leave.UNKNOWN, rule, doubtful, ways);
  }

  /** A line that does the same with every call, wherever it was meant to go. */
  private void addAlike(Share share, Verdict verdict, List<Way> ways) {
    int certain = certain(share);
    int target = certain >= 0 ? certain : share.targets().nextSetBit(0);
    add(verdict, share, target, ways);
  }

  private void add(Verdict verdict, Share share, int target, List<Way> ways) {
    switch (verdict.on(share, target)) {
      case Decision.Denied _ -> {}
      case Decision.Allowed(Rule rule, Destination to) ->
          ways.add(new Way(Leave.ALLOWED, Optional.of(rule), Destinations.only(roll, to)));
      case Decision.Asked(Rule rule, Destinations sure, Destinations doubtful) -> {
        ways.add(new Way(Leave.ASKED, Optional.of(rule), sure));
        if (!doubtful.isEmpty()) {
          ways.add(new Way(Leave.UNKNOWN, Optional.of(rule), doubtful));
        }
      }
      case Decision.Undecided(Optional<Rule> rule, Decision.Missing _) ->
          ways.add(
              new Way(Leave.UNKNOWN, rule, Destinations.of(roll, verdict.possible(share, target))));
    }
  }

  private void put(Leave leave, Rule rule, BitSet reached, List<Way> ways) {
    if (!reached.isEmpty()) {
      ways.add(new Way(leave, Optional.of(rule), Destinations.of(roll, reached)));
    }
  }
}
