package org.torvm.leak.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.torvm.gateway.GatewayKind;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Goal;
import org.torvm.leak.Route;
import org.torvm.leak.Verdict;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.WatchedFeatures;

/** Chooses what a qube should be connected to when a rule mends it. */
final class Mending {
  private final EgressGraph graph;

  Mending(EgressGraph graph) {
    this.graph = graph;
  }

  /**
   * No network for that qube, nor for the disposables it asks for: a qube that is only taken off
   * the network could still reach it through them.
   */
  static List<Goal> cut(QubeName qube) {
    return List.of(
        new Goal.NetQubeIs(qube, Optional.empty()),
        new Goal.DisposableTemplateIs(qube, Optional.empty()));
  }

  /** That gateway for the qube, and disposables behind the same one, or none. */
  List<Goal> reconnect(Qube qube, QubeName gateway) {
    return List.of(
        new Goal.NetQubeIs(qube.name(), Optional.of(gateway)),
        new Goal.DisposableTemplateIs(qube.name(), torifiedTemplate(qube, gateway)));
  }

  /**
   * The one gateway that the qube could be behind; nothing when there is none or a choice. A Whonix
   * workstation belongs behind a Whonix gateway, where there is one. Disposable gateways, those
   * that are themselves behind the qube, and those that are behind another gateway, are not
   * offered.
   */
  Optional<QubeName> onlyGateway(Qube qube) {
    var suitable =
        graph.gateways().all().entrySet().stream()
            .filter(g -> isPersistent(g.getKey()) && !g.getKey().equals(qube.name()))
            .filter(g -> !graph.route(g.getKey()).via().contains(qube.name()))
            .toList();
    var whonix = suitable.stream().filter(g -> g.getValue() == GatewayKind.WHONIX).toList();
    boolean wantsWhonix = graph.isWorkstation(qube.name()).value().orElse(false);
    var choice = wantsWhonix && !whonix.isEmpty() ? whonix : suitable;
    var only = choice.stream().map(Map.Entry::getKey).filter(g -> !graph.isTorified(g)).toList();
    return only.size() == 1 ? Optional.of(only.getFirst()) : Optional.empty();
  }

  /**
   * The best disposable template for the qube all of whose disposables, and theirs in turn, are
   * behind that gateway: {@code <template>-dvm}, else its own template or itself, else one of the
   * same template.
   */
  Optional<QubeName> torifiedTemplate(Qube qube, QubeName gateway) {
    return bestTemplate(
        qube, r -> r.verdict() == Verdict.TORIFIED && r.gateway().equals(Optional.of(gateway)));
  }

  /** The best disposable template for the qube none of whose disposables has a way out. */
  Optional<QubeName> offlineTemplate(Qube qube) {
    return bestTemplate(qube, r -> r.verdict() == Verdict.OFFLINE);
  }

  private Optional<QubeName> bestTemplate(Qube qube, Predicate<Route> suits) {
    return graph.qubes().stream()
        .filter(t -> t.isDisposableTemplate() && isForUsers(t))
        .filter(t ->
            graph
                .routesOfDisposablesFrom(t.name())
                .filter(routes -> routes.stream().allMatch(suits))
                .isPresent())
        .min(Comparator.<Qube>comparingInt(t -> distance(qube, t)).thenComparing(Qube::name))
        .map(Qube::name);
  }

  /** The template of the disposables that manage other qubes is not for anything else. */
  private boolean isForUsers(Qube template) {
    var system = graph.system();
    var management = system.global(GlobalReference.MANAGEMENT_DISPOSABLE_TEMPLATE).value();
    return !system.hasFeature(template.name(), WatchedFeatures.INTERNAL)
        && management.flatMap(m -> m).filter(template.name()::equals).isEmpty();
  }

  /** How far a disposable template is from being the qube's own; less is better. */
  private int distance(Qube qube, Qube template) {
    var base = qube.template().value().flatMap(t -> t);
    if (base.filter(b -> template.name().value().equals(b + "-dvm")).isPresent()) {
      return 0;
    }
    if (template.name().equals(qube.name()) || base.filter(template.name()::equals).isPresent()) {
      return 1;
    }
    boolean sameBase = base.isPresent() && template.template().value().equals(Optional.of(base));
    boolean sameKind =
        graph
            .isWorkstation(qube.name())
            .value()
            .equals(graph.isWorkstation(template.name()).value());
    return sameBase ? 2 : sameKind ? 3 : 4;
  }

  private boolean isPersistent(QubeName gateway) {
    return graph.system().qube(gateway).filter(g -> g.klass() != QubeClass.DISPOSABLE).isPresent();
  }
}
