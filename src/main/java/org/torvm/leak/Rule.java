package org.torvm.leak;

import java.util.List;

/** One leak rule: a pure function from what is known to findings. */
public interface Rule {
  /** The rule's id, such as {@code anon-qube-on-clearnet}; it never changes. */
  String id();

  /** What this rule finds; empty when all is well. */
  List<Finding> check(EgressGraph graph);
}
