package org.torvm.leak.rule;

import java.util.List;
import java.util.Optional;
import org.torvm.gateway.GatewayFacts;
import org.torvm.gateway.GatewayKind;
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
 * Two gateways or more stand on a qube's way out; the qubes behind the same chain form a group.
 *
 * <p>The fix leaves the gateway whose Tor is the surer one: usually the first gateway gets the net
 * qube of the last one, which mends the whole group. Where the first one may be an open router (a
 * TorVM that was not probed) and the last one is a Whonix gateway, the qube is moved to the latter.
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
            remedy(graph, name, first, last));
    return Optional.of(Wording.grouped(finding, SAY.id() + ":" + first));
  }

  private static Remedy remedy(EgressGraph graph, QubeName qube, QubeName first, QubeName last) {
    if (sureness(graph, last) > sureness(graph, first)) {
      return connect(qube, last);
    }
    Optional<QubeName> uplink =
        graph.system().qube(last).flatMap(q -> q.netQube().value()).flatMap(n -> n);
    return uplink
        .map(n -> connect(first, n))
        .orElseGet(() -> new Remedy.Guided(SAY.say("fix.guided", first)));
  }

  private static Remedy connect(QubeName qube, QubeName netQube) {
    return new Remedy.Fix(
        SAY.say("fix", qube, netQube), List.of(new Goal.NetQubeIs(qube, Optional.of(netQube))));
  }

  private static int sureness(EgressGraph graph, QubeName gateway) {
    var facts = Optional.ofNullable(graph.evidence().gateways().get(gateway));
    if (facts.filter(GatewayFacts::torProbed).isPresent()) {
      return 2;
    }
    return graph.gateways().all().get(gateway) == GatewayKind.WHONIX ? 1 : 0;
  }
}
