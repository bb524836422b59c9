package org.torvm.leak.rule;

import java.util.List;
import java.util.Optional;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Finding;
import org.torvm.leak.Goal;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.Severity;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;

/**
 * A template has a net qube, though updates need none: they come through the update proxy. Medium
 * when it is known to be behind Tor, else high.
 */
public final class TemplateHasNetQube implements Rule {
  private static final Wording SAY = new Wording("template-has-net-qube");

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    return graph.qubes().stream()
        .filter(q -> q.klass() == QubeClass.TEMPLATE)
        .flatMap(q -> netQube(q).map(n -> finding(graph, q.name(), n)).stream())
        .toList();
  }

  private static Optional<QubeName> netQube(Qube qube) {
    return qube.netQube().value().flatMap(n -> n);
  }

  private static Finding finding(EgressGraph graph, QubeName name, QubeName netQube) {
    return SAY.finding(
        graph.isTorified(name) ? Severity.MEDIUM : Severity.HIGH,
        name,
        SAY.say("title", name, netQube),
        SAY.say("why", name),
        graph.ownPath(name),
        new Remedy.Fix(SAY.say("fix", name), List.of(new Goal.NetQubeIs(name, Optional.empty()))));
  }
}
