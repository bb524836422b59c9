package org.torvm.policy.own;

import java.util.Optional;
import org.torvm.policy.decision.Call;
import org.torvm.policy.decision.Decision;
import org.torvm.policy.decision.Destination;

/**
 * What a change of the policy is made for: how a call shall end.
 *
 * @param call the call
 * @param end how it shall end
 */
public record Intention(Call call, End end) {
  /** How a call shall end. */
  public sealed interface End {
    /** Refused. */
    record Refused() implements End {}

    /** The user is asked. */
    record Question() implements End {}

    /** Let through to there. */
    record Reaching(Destination to) implements End {}
  }

  /** Whether that is how it ends. What is not known is not. */
  boolean isMetBy(Decision decision) {
    return switch (end) {
      case End.Refused _ -> decision instanceof Decision.Denied;
      case End.Question _ -> decision instanceof Decision.Asked;
      case End.Reaching(Destination to) ->
          decision instanceof Decision.Allowed allowed && allowed.to().equals(to);
    };
  }

  /** The intention, when it is not met. */
  Optional<Intention> unlessMetBy(Decision decision) {
    return isMetBy(decision) ? Optional.empty() : Optional.of(this);
  }
}
