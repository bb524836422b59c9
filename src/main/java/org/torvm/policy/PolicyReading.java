package org.torvm.policy;

import java.util.Optional;

/** What came of reading the policy. */
public sealed interface PolicyReading {
  /** Qubes accepts it. */
  record Understood(Policy policy) implements PolicyReading {}

  /**
   * Qubes does not accept it, and therefore refuses every call on the machine.
   *
   * <p>Source: {@code qrexec/policy/parser.py}, where one line that cannot be read ends the loading
   * of the whole policy; {@code doc/multifile-policy.markdown} on file names.
   */
  record DeniesAll(PolicyFault fault) implements PolicyReading {}

  /** What it says could not be found out; nothing may be taken for refused. */
  record Unclear(Place place, Obstacle obstacle) implements PolicyReading {}

  /** Why a policy stays unclear. */
  enum Obstacle {
    /** A file that is there could not be read. */
    NOT_READ,
    /** Something is included from a folder that was not read. */
    ELSEWHERE,
    /** More files, lines or bytes than this program reads. */
    TOO_LARGE
  }

  /** The policy, when Qubes accepts it. */
  default Optional<Policy> accepted() {
    return this instanceof Understood(Policy policy) ? Optional.of(policy) : Optional.empty();
  }
}
