package org.torvm.policy.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.torvm.policy.Action;
import org.torvm.policy.Rule;
import org.torvm.policy.Token;
import org.torvm.policy.decision.TokenMatches.Matches;

/**
 * A rule, and what its tokens mean in one system.
 *
 * @param rule the rule
 * @param source the callers that it is about
 * @param target the targets that it is about
 * @param offered what it puts on the list of a question, or takes off it
 */
record Line(Rule rule, Matches source, Matches target, Matches offered) {
  /** The rules as lines; equal tokens share what they match. */
  static List<Line> of(List<Rule> rules, Roll roll) {
    var tokens = new TokenMatches(roll);
    Map<Token, Matches> matches = new HashMap<>();
    Map<Token, Matches> offers = new HashMap<>();
    return rules.stream()
        .map(rule ->
            new Line(
                rule,
                matches.computeIfAbsent(rule.source(), tokens::of),
                matches.computeIfAbsent(rule.target(), tokens::of),
                offers.computeIfAbsent(
                    rule.action().redirect().orElse(rule.target()), tokens::offered)))
        .toList();
  }

  boolean denies() {
    return rule.action() instanceof Action.Deny;
  }

  /** How sure it is that the line matches a call to that target. */
  Certainty matches(int target, Roll roll, int disposableTemplate) {
    int bit = target;
    if (target == roll.newDisposable() && TokenMatches.dependsOnCaller(rule.target())) {
      if (disposableTemplate < 0) {
        return disposableTemplate == Roll.NONE ? Certainty.NO : Certainty.PERHAPS;
      }
      bit = roll.size() + disposableTemplate;
    }
    if (this.target.isSure(bit)) {
      return Certainty.YES;
    }
    return this.target.isPossible(bit) ? Certainty.PERHAPS : Certainty.NO;
  }

  /** How sure something is. */
  enum Certainty {
    YES,
    PERHAPS,
    NO
  }
}
