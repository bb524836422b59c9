package org.torvm.leak.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.torvm.gateway.GatewayFacts;
import org.torvm.gateway.TorVmExpectation;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Finding;
import org.torvm.leak.Goal;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.Severity;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.WatchedFeatures;

/**
 * A qube that should be a TorVM provides network with its qubes-tor service off: an open router.
 *
 * <p>Not reported: a qube that is not known to be on clearnet, since behind another gateway its
 * traffic is on Tor anyway; and one whose Tor was probed, however it is started. The fix takes a
 * running one's running clients off the network first, because the service only counts from its
 * next start.
 */
public final class TorVmServiceDisabled implements Rule {
  private static final Wording SAY = new Wording("torvm-service-disabled");

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    var carries = carriers(graph);
    return graph.qubes().stream()
        .filter(q -> graph.isClear(q.name()) && !isProbed(graph, q.name()))
        .flatMap(q ->
            TorVmExpectation.of(q, graph.gateways(), carries.test(q.name())).stream()
                .map(sign -> finding(graph, q, sign)))
        .toList();
  }

  /**
   * What stands, or may stand, on the way out of a qube that is or may be a gateway: any qube, when
   * such a way cannot be followed to its end.
   */
  private static Predicate<QubeName> carriers(EgressGraph graph) {
    var gateways =
        graph.qubes().stream()
            .map(Qube::name)
            .filter(q -> graph.gateways().kind(q).value().map(Optional::isPresent).orElse(true))
            .toList();
    if (!gateways.stream().allMatch(g -> isFollowedToItsEnd(graph, g))) {
      return _ -> true;
    }
    return gateways.stream()
            .flatMap(g -> graph.route(g).via().stream())
            .collect(Collectors.toUnmodifiableSet())
        ::contains;
  }

  private static boolean isFollowedToItsEnd(EgressGraph graph, QubeName gateway) {
    var last = graph.ownPath(gateway).hops().getLast();
    return graph.system().qube(last).filter(q -> q.netQube().isKnown()).isPresent();
  }

  private static boolean isProbed(EgressGraph graph, QubeName name) {
    return Optional.ofNullable(graph.evidence().gateways().get(name))
        .filter(GatewayFacts::torProbed)
        .isPresent();
  }

  private static Finding finding(EgressGraph graph, Qube qube, TorVmExpectation sign) {
    var name = qube.name();
    var signWords = SAY.say("sign." + sign.name().toLowerCase(Locale.ROOT));
    return SAY.finding(
        Severity.CRITICAL,
        name,
        SAY.say("title", name),
        SAY.say("why", name, signWords),
        graph.ownPath(name),
        remedy(graph, qube));
  }

  private static Remedy remedy(EgressGraph graph, Qube qube) {
    var name = qube.name();
    var goals = new ArrayList<Goal>();
    if (qube.state().isOn()) {
      graph.qubes().stream()
          .filter(q -> q.state().isOn())
          .filter(q -> q.netQube().value().equals(Optional.of(Optional.of(name))))
          .forEach(q -> goals.add(new Goal.NetQubeIs(q.name(), Optional.empty())));
      goals.add(new Goal.Off(name));
    }
    goals.add(new Goal.FeatureIs(name, WatchedFeatures.QUBES_TOR_SERVICE, "1"));
    goals.add(new Goal.FeatureIs(name, WatchedFeatures.FIREWALL_SERVICE, ""));
    goals.add(new Goal.FeatureIs(name, WatchedFeatures.NETWATCHER_SERVICE, ""));
    goals.addAll(disposables(graph, name));
    return new Remedy.Fix(SAY.say(qube.state().isOn() ? "fix.running" : "fix", name), goals);
  }

  /**
   * What goes through Tor once the service is on must not make disposables that do not: for these
   * it would be a new leak, though nothing about them changed.
   */
  private static List<Goal> disposables(EgressGraph graph, QubeName gateway) {
    var system =
        graph
            .system()
            .change(
                gateway,
                q ->
                    q.withFeatures(
                        q.features()
                            .map(old -> {
                              var features = new TreeMap<>(old);
                              features.put(WatchedFeatures.QUBES_TOR_SERVICE, "1");
                              return features;
                            })));
    var then = new EgressGraph(graph.evidence().about(system));
    var mending = new Mending(then);
    return then.qubes().stream()
        .filter(q -> then.isTorified(q.name()) && !graph.isTorified(q.name()))
        .filter(q -> !graph.isAnonymous(q.name()))
        .filter(q -> !then.waysThroughDisposables(q.name(), Verdict.CLEARNET).isEmpty())
        .<Goal>map(
            q -> new Goal.DisposableTemplateIs(q.name(), mending.torifiedTemplate(q, gateway)))
        .toList();
  }
}
