package org.torvm.leak.rule;

import java.util.List;
import java.util.Optional;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Finding;
import org.torvm.leak.Goal;
import org.torvm.leak.LeakPath;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.Severity;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;

/**
 * Two gateways or more stand on a qube's way out. The qubes behind one such chain form a group,
 * because one change mends them all: the first gateway gets the net qube of the last one.
 */
public final class TorOverTor implements Rule {
  private static final Wording SAY = new Wording("tor-over-tor");

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    return graph.qubes().stream()
        .map(Qube::name)
        .filter(graph::isTorified)
        .flatMap(name -> finding(graph, name).stream())
        .toList();
  }

  private static Optional<Finding> finding(EgressGraph graph, QubeName name) {
    var gateways = graph.route(name).via().stream().filter(graph.gateways()::isGateway).toList();
    if (gateways.size() < 2) {
      return Optional.empty();
    }
    var first = gateways.getFirst();
    var last = gateways.getLast();
    var finding =
        SAY.finding(
            Severity.HIGH,
            name,
            SAY.say("title", name, first, gateways.get(1)),
            SAY.say("why", name),
            new LeakPath(graph.ownPath(name).hops(), LeakPath.End.NOTHING),
            remedy(graph, first, last));
    return Optional.of(Wording.grouped(finding, SAY.id() + ":" + first));
  }

  private static Remedy remedy(EgressGraph graph, QubeName first, QubeName last) {
    Optional<QubeName> uplink =
        graph.system().qube(last).flatMap(q -> q.netQube().value()).flatMap(n -> n);
    return uplink
        .<Remedy>map(n ->
            new Remedy.Fix(
                SAY.say("fix", first, n), List.of(new Goal.NetQubeIs(first, Optional.of(n)))))
        .orElseGet(() -> new Remedy.Guided(SAY.say("fix.guided", first)));
  }
}
