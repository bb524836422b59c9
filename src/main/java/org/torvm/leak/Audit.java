package org.torvm.leak;

import java.util.List;
import java.util.TreeMap;

/** Runs every rule over what is known. Stateless: one may be shared by all threads. */
public final class Audit {
  private final List<Rule> rules;

  /** An audit by those rules. */
  public Audit(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** What those rules say of that evidence. Pure: the same evidence gives the same report. */
  public LeakReport of(Evidence evidence) {
    var graph = new EgressGraph(evidence);
    var findings = rules.stream().flatMap(r -> r.check(graph).stream()).toList();
    return new LeakReport(evidence.system(), new TreeMap<>(), findings, false, evidence.now());
  }
}
