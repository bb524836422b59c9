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
 * A qube that is behind Tor, or meant to be, follows the default net qube, so that a change of the
 * default moves it silently. Preloaded disposables are not reported beside their template.
 */
public final class AnonFollowsDefaultNetQube implements Rule {
  private static final Wording SAY = new Wording("anon-follows-default-net-qube");

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    var mending = new Mending(graph);
    return graph.qubes().stream()
        .filter(q -> q.netQube().isInherited() && !q.isPreloaded())
        .filter(q -> graph.isAnonymous(q.name()) || graph.isTorified(q.name()))
        .map(q -> finding(graph, mending, q))
        .toList();
  }

  private static Finding finding(EgressGraph graph, Mending mending, Qube qube) {
    var name = qube.name();
    boolean torified = graph.isTorified(name);
    Optional<QubeName> netQube =
        torified ? qube.netQube().value().flatMap(n -> n) : mending.onlyGateway(qube);
    var label =
        netQube.map(n -> SAY.say("fix", name, n)).orElseGet(() -> SAY.say("fix.none", name));
    var hops = graph.ownPath(name).hops();
    return SAY.finding(
        Severity.HIGH,
        name,
        SAY.say(torified ? "title" : "title.elsewhere", name),
        SAY.say("why", name),
        torified ? new LeakPath(hops, LeakPath.End.NOTHING) : graph.ownPath(name),
        new Remedy.Fix(label, List.of(new Goal.NetQubeIs(name, netQube))));
  }
}
