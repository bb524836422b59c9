package org.torvm.policy.decision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.torvm.policy.Action;
import org.torvm.policy.Rule;
import org.torvm.policy.Token;
import org.torvm.policy.decision.Callers.Applicable;
import org.torvm.policy.decision.Decision.Allowed;
import org.torvm.policy.decision.Decision.Asked;
import org.torvm.policy.decision.Decision.Denied;
import org.torvm.policy.decision.Decision.Missing;
import org.torvm.policy.decision.Decision.Reason;
import org.torvm.policy.decision.Decision.Undecided;
import org.torvm.policy.decision.Line.Certainty;

/**
 * From the line that matches to what happens.
 *
 * <p>Source: {@code qrexec/policy/parser.py}, the evaluation of actions. Two things are told a
 * little wider than there: a question that offers only {@code @dispvm} offers a disposable of the
 * caller's disposable template, and a line that denies a disposable of a qube that does not exist
 * does not make the question fail.
 *
 * @param roll the facts
 * @param choices what a line that asks offers
 * @param caller the number of the caller, or {@link Roll#NONE} for anybody whom the lines are about
 * @param disposableTemplate the caller's
 */
record Verdict(Roll roll, Supplier<Choices> choices, int caller, int disposableTemplate) {
  /** What happens with a call to that target, which is in the share. */
  Decision on(Share share, int target) {
    var decision = whatever(share, target);
    boolean perhapsNoTemplate =
        target >= roll.size()
            && target < roll.dom0()
            && roll.perhapsMakers().get(target - roll.size());
    return perhapsNoTemplate && !(decision instanceof Denied)
        ? new Undecided(decision.line(), Missing.DISPOSABLE_TEMPLATE)
        : decision;
  }

  private Decision whatever(Share share, int target) {
    var decisions = new ArrayList<Decision>();
    for (Applicable candidate : share.candidates()) {
      decisions.add(by(candidate.line().rule(), target));
    }
    if (!share.closed()) {
      decisions.add(new Denied(Optional.empty(), Reason.NO_RULE));
    }
    var first = decisions.getFirst();
    return decisions.stream().allMatch(d -> isSame(d, first))
        ? first
        : new Undecided(first.line(), missing(share.candidates()));
  }

  /** Everything that a call to that target may reach, whatever is so of what is not known. */
  BitSet possible(Share share, int target) {
    var possible = new BitSet();
    for (Applicable candidate : share.candidates()) {
      var action = candidate.line().rule().action();
      if (action instanceof Action.Ask && action.redirect().isEmpty()) {
        var list = choices.get().seenWith(disposableTemplate, roll);
        possible.or(list.sure());
        possible.or(list.perhaps());
      } else if (!candidate.line().denies()) {
        switch (Ending.of(action.redirect(), target, roll, disposableTemplate)) {
          case Ending.At(int bit) -> possible.set(bit);
          case Ending.Nowhere _ -> {}
          case Ending.Unsure(Missing missing) -> {
            boolean named = action.redirect().isEmpty() && target < roll.dom0();
            if (named) {
              possible.set(target);
            } else if (missing == Missing.DISPOSABLE_TEMPLATE) {
              possible.or(roll.freshOfAny());
            } else {
              possible.or(roll.everything());
            }
          }
        }
      }
    }
    return possible;
  }

  private static boolean isSame(Decision one, Decision other) {
    return switch (one) {
      case Denied _ -> other instanceof Denied;
      case Allowed(Rule _, Destination to) -> other instanceof Allowed o && o.to().equals(to);
      case Asked _, Undecided _ -> one.equals(other);
    };
  }

  private Decision by(Rule rule, int target) {
    return switch (rule.action()) {
      case Action.Deny _ -> denied(rule, Reason.RULE);
      case Action.Allow allow ->
          switch (Ending.of(allow.redirect(), target, roll, disposableTemplate)) {
            case Ending.Nowhere(Reason reason) -> denied(rule, reason);
            case Ending.Unsure(Missing missing) -> new Undecided(Optional.of(rule), missing);
            case Ending.At(int bit) -> allowed(rule, allow, bit);
          };
      case Action.Ask ask -> asked(rule, ask, target);
    };
  }

  private Decision allowed(Rule rule, Action.Allow allow, int bit) {
    if (bit == caller) {
      return denied(rule, Reason.SELF);
    }
    return allow.autostart() || roll.runningOrDom0().get(bit)
        ? new Allowed(rule, Destinations.destination(roll, bit))
        : denied(rule, Reason.NOT_RUNNING);
  }

  private Decision asked(Rule rule, Action.Ask ask, int target) {
    Choices list;
    if (ask.redirect().isPresent()) {
      switch (Ending.of(ask.redirect(), target, roll, disposableTemplate)) {
        case Ending.Nowhere(Reason reason) -> {
          return denied(rule, reason);
        }
        case Ending.Unsure(Missing missing) -> {
          return new Undecided(Optional.of(rule), missing);
        }
        case Ending.At(int bit) -> list = Choices.only(bit);
      }
    } else {
      list = choices.get().seenWith(disposableTemplate, roll);
    }
    list = list.without(caller);
    list = ask.autostart() ? list : list.within(roll.runningOrDom0());
    if (list.sure().isEmpty()) {
      return list.perhaps().isEmpty()
          ? denied(rule, Reason.NO_TARGET)
          : new Undecided(Optional.of(rule), Missing.TAGS);
    }
    return switch (ask.preselected().isEmpty() ? Certainty.YES : offers(list, ask.preselected())) {
      case NO -> denied(rule, Reason.PRESELECTED_NOT_OFFERED);
      case PERHAPS -> new Undecided(Optional.of(rule), Missing.TAGS);
      case YES ->
          new Asked(
              rule, Destinations.of(roll, list.sure()), Destinations.of(roll, list.perhaps()));
    };
  }

  private Certainty offers(Choices list, Optional<Token> preselected) {
    return switch (Ending.of(preselected, roll.nobody(), roll, disposableTemplate)) {
      case Ending.At(int bit) when list.sure().get(bit) -> Certainty.YES;
      case Ending.At(int bit) -> list.perhaps().get(bit) ? Certainty.PERHAPS : Certainty.NO;
      case Ending.Nowhere(Reason reason) ->
          reason == Reason.NO_DISPOSABLE_TEMPLATE ? Certainty.YES : Certainty.NO;
      case Ending.Unsure _ -> Certainty.PERHAPS;
    };
  }

  private static Denied denied(Rule rule, Reason reason) {
    return new Denied(Optional.of(rule), reason);
  }

  /** What is not known of the first line that may match or not. */
  private static Missing missing(List<Applicable> candidates) {
    var first = candidates.getFirst();
    return switch (first.sure() ? first.line().rule().target() : first.line().rule().source()) {
      case Token.Tagged _, Token.DisposableTagged _ -> Missing.TAGS;
      case Token.Identified _, Token.DisposableOf(Token.Identified _) -> Missing.IDENTITY;
      default -> Missing.DISPOSABLE_TEMPLATE;
    };
  }
}
