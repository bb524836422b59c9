package org.torvm.leak.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.torvm.gateway.GatewayFacts;
import org.torvm.gateway.Gateways;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Finding;
import org.torvm.leak.Goal;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.Severity;
import org.torvm.qubes.Known;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.WatchedFeatures;

/**
 * A qube is marked as a Tor gateway and nothing in it runs Tor: it has tag {@code anon-gateway}
 * without Whonix, qubes-tor or the user's word; or it says {@code whonix-gw} of itself and its
 * template does not. Not reported when a probe found Tor at work.
 */
public final class FakeGatewayTag implements Rule {
  private static final Wording SAY = new Wording("fake-gateway-tag");
  private static final String GATEWAY_TAG = "anon-gateway";

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    return graph.qubes().stream()
        .filter(q -> !isProbed(graph, q.name()))
        .flatMap(q -> finding(graph, q).stream())
        .toList();
  }

  private static Optional<Finding> finding(EgressGraph graph, Qube qube) {
    if (claimsWhonixAlone(graph, qube)) {
      return Optional.of(finding(graph, qube, "title.feature", goals(qube, true)));
    }
    return qube.hasTag(GATEWAY_TAG) && isKnownToRunNoTor(graph, qube)
        ? Optional.of(finding(graph, qube, "title", goals(qube, false)))
        : Optional.empty();
  }

  private static boolean isKnownToRunNoTor(EgressGraph graph, Qube qube) {
    return !graph.gateways().isPinned(qube.name())
        && isKnownOff(graph.gateways().declaresWhonix(qube.name()))
        && !Gateways.torServiceOn(qube).value().orElse(true);
  }

  private static boolean claimsWhonixAlone(EgressGraph graph, Qube qube) {
    boolean claims =
        qube.features()
            .value()
            .filter(f -> !f.getOrDefault(WatchedFeatures.WHONIX_GATEWAY, "").isEmpty())
            .isPresent();
    var template = qube.template().value().flatMap(t -> t);
    return claims
        && graph.gateways().isGateway(qube.name())
        && !graph.gateways().isPinned(qube.name())
        && template.filter(t -> isKnownOff(graph.gateways().declaresWhonix(t))).isPresent();
  }

  private static boolean isKnownOff(Known<Boolean> feature) {
    return !feature.value().orElse(true);
  }

  private static boolean isProbed(EgressGraph graph, QubeName name) {
    return Optional.ofNullable(graph.evidence().gateways().get(name))
        .filter(GatewayFacts::torProbed)
        .isPresent();
  }

  private static List<Goal> goals(Qube qube, boolean withFeature) {
    var goals = new ArrayList<Goal>();
    if (qube.hasTag(GATEWAY_TAG)) {
      goals.add(new Goal.Untagged(qube.name(), GATEWAY_TAG));
    }
    if (withFeature) {
      goals.add(new Goal.FeatureIs(qube.name(), WatchedFeatures.WHONIX_GATEWAY, ""));
    }
    return goals;
  }

  private static Finding finding(EgressGraph graph, Qube qube, String title, List<Goal> goals) {
    var name = qube.name();
    return SAY.finding(
        Severity.CRITICAL,
        name,
        SAY.say(title, name),
        SAY.say("why", name),
        graph.ownPath(name),
        new Remedy.Fix(SAY.say("fix", name), goals));
  }
}
