package org.torvm.policy.decision;

import java.util.Optional;
import org.torvm.policy.Rule;

/** What Qubes does with a call. */
public sealed interface Decision {
  /** The line that decides; nothing when no line does. */
  Optional<Rule> line();

  /** It goes through, there. */
  record Allowed(Rule rule, Destination to) implements Decision {
    @Override
    public Optional<Rule> line() {
      return Optional.of(rule);
    }
  }

  /**
   * The user is asked, and may choose among those. Note that the line that asks does not limit the
   * list: every target is on it that some line for this service and source offers before one denies
   * it.
   *
   * @param choices what is offered for certain
   * @param doubtful what is offered if a fact that is not known is so; usually nothing
   */
  record Asked(Rule rule, Destinations choices, Destinations doubtful) implements Decision {
    @Override
    public Optional<Rule> line() {
      return Optional.of(rule);
    }
  }

  /**
   * It is refused.
   *
   * @param line the line that led there; nothing when none matched or the policy is broken
   */
  record Denied(Optional<Rule> line, Reason reason) implements Decision {}

  /**
   * It depends on something that is not known. Never to be taken for refused.
   *
   * @param line the first line that may decide it
   */
  record Undecided(Optional<Rule> line, Missing missing) implements Decision {}

  /** Why a call is refused. */
  enum Reason {
    /** A line says so. */
    RULE,
    /** No line matches. */
    NO_RULE,
    /** Neither the call nor the line that allows it or asks names a target that exists. */
    NO_TARGET,
    /** A new disposable of a qube that is not a disposable template. */
    NOT_A_TEMPLATE,
    /** A new disposable, and the calling qube has no disposable template. */
    NO_DISPOSABLE_TEMPLATE,
    /** The line does not start qubes, and the target does not run. */
    NOT_RUNNING,
    /** The qube would call itself, which qrexec does not do. */
    SELF,
    /** The line preselects a target that it does not offer; Qubes fails over that. */
    PRESELECTED_NOT_OFFERED,
    /** Qubes does not accept the policy. */
    BROKEN_POLICY
  }

  /** What is not known. */
  enum Missing {
    /** The policy could not be read. */
    POLICY,
    /** The calling qube; also dom0, for which policy is not asked. */
    SOURCE,
    /** Whether a qube of that name exists. */
    QUBE,
    /** The tags of a qube. */
    TAGS,
    /** The disposable template of a qube, or whether one is a disposable template. */
    DISPOSABLE_TEMPLATE,
    /** Which qube has the UUID that a line names. */
    IDENTITY
  }
}
