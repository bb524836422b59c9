package org.torvm.leak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.torvm.gateway.GatewayFacts;
import org.torvm.gateway.Gateways;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;

/**
 * Follows net qubes. What a packet meets from one net qube on is worked out once and shared by all
 * qubes behind it. Not for several threads at a time.
 *
 * <ul>
 *   <li>A known gateway on the way makes it torified, whatever lies behind the gateway.
 *   <li>Without one, a qube on the way that may be a gateway, that is hidden, or whose net qube is
 *       unknown makes it unknown.
 *   <li>Otherwise a qube that has a net qube is on clearnet, even when the last one of the chain
 *       does not provide network: qubesd does not check that of a default net qube.
 *   <li>Qubes refuses loops. One in the picture means that it was read in the middle of a change:
 *       unknown.
 *   <li>A qube without net qube is the clearnet side when it provides network; otherwise offline.
 *   <li>A qube on another machine (R4.3) is unknown: its network is not this system's.
 * </ul>
 */
final class Routes {
  private final QubesSystem system;
  private final Gateways gateways;
  private final Map<QubeName, GatewayFacts> facts;
  private final Map<QubeName, Route> behind = new HashMap<>();

  Routes(QubesSystem system, Gateways gateways, Map<QubeName, GatewayFacts> facts) {
    this.system = system;
    this.gateways = gateways;
    this.facts = facts;
  }

  /** The way of the qube's own packets; also that of a new disposable, when it is a template. */
  Route of(Qube qube) {
    var netQube = qube.netQube().value();
    if (netQube.isEmpty() || qube.klass() == QubeClass.REMOTE) {
      return ending(Verdict.UNKNOWN, List.of());
    }
    if (netQube.get().isEmpty()) {
      return withoutNetQube(qube);
    }
    var route = behind.computeIfAbsent(netQube.get().get(), this::follow);
    int self = route.via().indexOf(qube.name());
    return self < 0 ? route : ending(Verdict.UNKNOWN, route.via().subList(0, self));
  }

  /** A way that ends in {@code verdict} and has no gateway. */
  static Route ending(Verdict verdict, List<QubeName> via) {
    return new Route(verdict, via, Optional.empty(), Proof.DECLARED);
  }

  private static Route withoutNetQube(Qube qube) {
    var isUplink = qube.flag(QubeFlag.PROVIDES_NETWORK).value();
    var verdict =
        isUplink.map(up -> up ? Verdict.CLEARNET : Verdict.OFFLINE).orElse(Verdict.UNKNOWN);
    return ending(verdict, List.of());
  }

  private Route follow(QubeName first) {
    var via = new LinkedHashSet<QubeName>();
    var met = new ArrayList<QubeName>();
    boolean certain = true;
    Optional<QubeName> next = Optional.of(first);
    while (next.isPresent()) {
      var name = next.get();
      if (!via.add(name)) {
        return ending(Verdict.UNKNOWN, List.copyOf(via));
      }
      var kind = gateways.kind(name).value();
      kind.flatMap(k -> k).ifPresent(_ -> met.add(name));
      var onward = system.qube(name).flatMap(q -> q.netQube().value());
      certain &= kind.isPresent() && onward.isPresent();
      next = onward.flatMap(n -> n);
    }
    if (met.isEmpty()) {
      return ending(certain ? Verdict.CLEARNET : Verdict.UNKNOWN, List.copyOf(via));
    }
    var proof = met.stream().anyMatch(this::isProbed) ? Proof.PROBED : Proof.DECLARED;
    return new Route(Verdict.TORIFIED, List.copyOf(via), Optional.of(met.getFirst()), proof);
  }

  private boolean isProbed(QubeName gateway) {
    return Optional.ofNullable(facts.get(gateway)).map(GatewayFacts::torProbed).orElse(false);
  }
}
