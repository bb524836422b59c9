package org.torvm.change.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Evidence;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Known;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;

/** What planners ask about the ways out of a system. */
final class Ways {
  private final QubesSystem system;
  private final EgressGraph graph;

  Ways(Evidence evidence) {
    this.system = evidence.system();
    this.graph = new EgressGraph(evidence);
  }

  /** Whether that qube's own packets go through that gateway before any other. */
  boolean isBehind(QubeName qube, QubeName gateway) {
    var route = graph.route(qube);
    return route.verdict() == Verdict.TORIFIED && route.gateway().equals(Optional.of(gateway));
  }

  /** Whether all disposables that qube could have made are known and leave through that gateway. */
  boolean keepsDisposablesBehind(QubeName qube, QubeName gateway) {
    return graph.knowsDisposables(qube)
        && graph.disposables(qube).stream()
            .map(s -> s.route())
            .allMatch(
                r -> r.verdict() == Verdict.OFFLINE || r.gateway().equals(Optional.of(gateway)));
  }

  /** Whether that qube is a Tor gateway. */
  Known<Boolean> isGateway(QubeName qube) {
    return graph.gateways().kind(qube).map(Optional::isPresent);
  }

  /** The net qubes from that one on, itself first; unknown when one of them could not be read. */
  Known<List<QubeName>> chain(QubeName from) {
    var chain = new ArrayList<QubeName>();
    var next = Optional.of(from);
    while (next.isPresent() && !chain.contains(next.get())) {
      chain.add(next.get());
      var link = system.qube(next.get()).flatMap(q -> q.netQube().value());
      if (link.isEmpty()) {
        return Known.unknown();
      }
      next = link.get();
    }
    return Known.of(chain);
  }

  /** The qubes whose net qube is that one and which are on. */
  List<QubeName> runningClients(QubeName qube) {
    return system.qubes().values().stream()
        .filter(c -> c.state().isOn())
        .filter(c -> c.netQube().value().equals(Optional.of(Optional.of(qube))))
        .map(Qube::name)
        .toList();
  }
}
