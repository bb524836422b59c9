package org.torvm.policy.decision;

import java.util.Optional;
import org.torvm.policy.Rule;

/**
 * Destinations that a caller reaches in the same manner.
 *
 * @param leave whether anybody is asked
 * @param line the line that says so; nothing when the policy itself is not known
 * @param to what is reached
 */
public record Way(Leave leave, Optional<Rule> line, Destinations to) {
  /** By whose leave a call goes through, the easiest first. */
  public enum Leave {
    /** Nobody is asked. */
    ALLOWED,
    /** The user is asked, and may choose it. */
    ASKED,
    /** Whether it goes through depends on something that is not known. */
    UNKNOWN
  }
}
