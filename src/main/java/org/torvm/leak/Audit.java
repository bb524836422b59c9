package org.torvm.leak;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;

/** Runs every rule over what is known. Stateless: one may be shared by all threads. */
public final class Audit {
  private final List<Rule> rules;

  /** An audit by those rules. */
  public Audit(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * What those rules say of that evidence: findings with the worst first, those about a qube that
   * is on before those about one that is off, then by qube and rule. Pure: the same evidence gives
   * the same report.
   */
  public LeakReport of(Evidence evidence) {
    var graph = new EgressGraph(evidence);
    var findings =
        rules.stream().flatMap(r -> r.check(graph).stream()).sorted(worstFirst(graph)).toList();
    var routes = new TreeMap<QubeName, QubeRoute>();
    graph.qubes().forEach(q -> routes.put(q.name(), graph.summary(q.name())));
    return new LeakReport(evidence.system(), routes, findings, graph.isComplete(), evidence.now());
  }

  private static Comparator<Finding> worstFirst(EgressGraph graph) {
    return Comparator.comparing(Finding::severity)
        .thenComparing(f -> !isOn(graph, f.qube()))
        .thenComparing(Finding::qube)
        .thenComparing(Finding::rule);
  }

  private static boolean isOn(EgressGraph graph, QubeName qube) {
    return graph.system().qube(qube).map((Qube q) -> q.state().isOn()).orElse(false);
  }
}
