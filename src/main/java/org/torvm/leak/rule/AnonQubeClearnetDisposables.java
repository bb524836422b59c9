package org.torvm.leak.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Finding;
import org.torvm.leak.Goal;
import org.torvm.leak.LeakPath;
import org.torvm.leak.Remedy;
import org.torvm.leak.Route;
import org.torvm.leak.Rule;
import org.torvm.leak.Severity;
import org.torvm.leak.Spawn;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;

/**
 * What a qube behind Tor, or one that is meant to be anonymous, opens in a disposable leaves on
 * clearnet: critical. Disposables of disposables count, and so do preloaded ones. Where an
 * anonymous qube's disposables use another gateway than itself: medium.
 */
public final class AnonQubeClearnetDisposables implements Rule {
  private static final Wording SAY = new Wording("anon-qube-clearnet-disposables");

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    var mending = new Mending(graph);
    return graph.qubes().stream()
        .filter(q -> graph.isAnonymous(q.name()) || graph.isTorified(q.name()))
        .flatMap(q -> finding(graph, mending, q).stream())
        .toList();
  }

  private static Optional<Finding> finding(EgressGraph graph, Mending mending, Qube qube) {
    var leaks = graph.waysThroughDisposables(qube.name(), Verdict.CLEARNET);
    return leaks.isEmpty()
        ? otherGateway(graph, mending, qube)
        : Optional.of(leak(graph, mending, qube, leaks.getFirst()));
  }

  private static Finding leak(EgressGraph graph, Mending mending, Qube qube, LeakPath path) {
    var name = qube.name();
    return SAY.finding(
        Severity.CRITICAL,
        name,
        SAY.say("title", name, path.hops().get(1)),
        SAY.say("why", name, Wording.line(path)),
        path,
        remedy(graph, mending, qube));
  }

  private static Optional<Finding> otherGateway(EgressGraph graph, Mending mending, Qube qube) {
    var name = qube.name();
    var own = graph.route(name).gateway();
    if (own.isEmpty() || !graph.isAnonymous(name)) {
      return Optional.empty();
    }
    Stream<Spawn> elsewhere =
        graph.disposables(name).stream()
            .filter(s -> s.route().verdict() == Verdict.TORIFIED)
            .filter(s -> !s.route().gateway().equals(own));
    return elsewhere
        .findFirst()
        .map(spawn ->
            SAY.finding(
                Severity.MEDIUM,
                name,
                SAY.say("title.gateway", name, gateway(spawn.route()), own.get()),
                SAY.say("why.gateway", name, spawn.template()),
                LeakPath.of(name, spawn.template(), gateway(spawn.route())),
                remedy(graph, mending, qube)));
  }

  private static QubeName gateway(Route route) {
    return route.gateway().orElseThrow();
  }

  private static Remedy remedy(EgressGraph graph, Mending mending, Qube qube) {
    var name = qube.name();
    var template =
        graph
            .route(name)
            .gateway()
            .or(() -> mending.onlyGateway(qube))
            .flatMap(g -> mending.torifiedTemplate(qube, g));
    var label =
        template.map(t -> SAY.say("fix", name, t)).orElseGet(() -> SAY.say("fix.none", name));
    return new Remedy.Fix(label, List.of(new Goal.DisposableTemplateIs(name, template)));
  }
}
