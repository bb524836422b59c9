package org.torvm.policy;

import java.util.List;

/**
 * A policy that Qubes accepts: its lines in the order in which they are tried. The first that
 * matches a call decides it; a call that none matches is refused.
 *
 * @param rules the lines, those of included files where they are included
 */
public record Policy(List<Rule> rules) {
  /** Copies the list. */
  public Policy {
    rules = List.copyOf(rules);
  }
}
