package org.torvm.gateway;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.torvm.qubes.Known;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.WatchedFeatures;

/**
 * Which qubes of a system are Tor gateways, by what their settings declare. Whether Tor really runs
 * in one is a matter of {@link GatewayFacts}.
 *
 * <p>A gateway provides network, and has feature {@code whonix-gw} (its own or its template's), or
 * its own feature {@code service.qubes-tor} switched on, or was named by the user. Services are not
 * inherited from templates: qubesd hands a qube only its own {@code service.*} features ({@code
 * qubes/ext/services.py}), and every value but the empty one is on, {@code "0"} included.
 *
 * <p>Immutable: computed once, asked by any thread.
 */
public final class Gateways {
  private final QubesSystem system;
  private final Set<QubeName> pinned;
  private final SortedMap<QubeName, Known<Optional<GatewayKind>>> kinds;

  /** The gateways of that system; {@code pinned} are those that the user says are gateways. */
  public Gateways(QubesSystem system, Set<QubeName> pinned) {
    this.system = system;
    this.pinned = Set.copyOf(pinned);
    var found = new TreeMap<QubeName, Known<Optional<GatewayKind>>>();
    system.qubes().values().forEach(q -> found.put(q.name(), recognise(q)));
    this.kinds = Collections.unmodifiableSortedMap(found);
  }

  /**
   * The kind of gateway that qube is, or nothing when it is none. Unknown when a fact that decides
   * it could not be read, and for a qube that is not in the system.
   */
  public Known<Optional<GatewayKind>> kind(QubeName qube) {
    return kinds.getOrDefault(qube, Known.unknown());
  }

  /** Whether that qube is known to be a gateway. */
  public boolean isGateway(QubeName qube) {
    return kind(qube).value().flatMap(k -> k).isPresent();
  }

  /** Every qube that is known to be a gateway, with its kind, by name. */
  public SortedMap<QubeName, GatewayKind> all() {
    var all = new TreeMap<QubeName, GatewayKind>();
    kinds.forEach((name, kind) -> kind.value().flatMap(k -> k).ifPresent(k -> all.put(name, k)));
    return all;
  }

  /** Whether the user named that qube as a gateway. */
  public boolean isPinned(QubeName qube) {
    return pinned.contains(qube);
  }

  /** Whether that qube's own qubes-tor service is switched on. */
  public static Known<Boolean> torServiceOn(Qube qube) {
    return qube.features()
        .map(f -> !f.getOrDefault(WatchedFeatures.QUBES_TOR_SERVICE, "").isEmpty());
  }

  /** Whether that qube or its template declares itself a Whonix gateway. */
  public Known<Boolean> declaresWhonix(QubeName qube) {
    return system
        .feature(qube, WatchedFeatures.WHONIX_GATEWAY)
        .map(value -> value.filter(v -> !v.isEmpty()).isPresent());
  }

  private Known<Optional<GatewayKind>> recognise(Qube qube) {
    var providesNetwork = qube.flag(QubeFlag.PROVIDES_NETWORK).value();
    if (providesNetwork.isPresent() && !providesNetwork.get()) {
      return Known.of(Optional.empty());
    }
    var declared = declared(qube);
    var isNone = declared.value().map(Optional::isEmpty).orElse(false);
    return providesNetwork.isPresent() || isNone ? declared : Known.unknown();
  }

  private Known<Optional<GatewayKind>> declared(Qube qube) {
    var whonix = declaresWhonix(qube.name());
    var torService = torServiceOn(qube);
    if (whonix.value().orElse(false)) {
      return Known.of(Optional.of(GatewayKind.WHONIX));
    }
    if (torService.value().orElse(false)) {
      return Known.of(Optional.of(GatewayKind.QUBES_TOR));
    }
    if (pinned.contains(qube.name())) {
      return Known.of(Optional.of(GatewayKind.PINNED));
    }
    return whonix.isKnown() && torService.isKnown() ? Known.of(Optional.empty()) : Known.unknown();
  }
}
