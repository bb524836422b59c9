package org.torvm.portrait;

import java.util.Locale;
import java.util.function.Predicate;
import org.torvm.gateway.GatewayKind;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.WatchedFeatures;
import org.torvm.text.Text;

/** What a qube is, in the words of the field. */
public final class KindWords {
  private final QubesSystem system;
  private final Predicate<QubeName> isGateway;
  private final Predicate<QubeName> isRelay;

  /**
   * Words about that system.
   *
   * @param isGateway whether a qube is a Tor gateway
   * @param isRelay whether a qube passes on the packets of others
   */
  public KindWords(QubesSystem system, Predicate<QubeName> isGateway, Predicate<QubeName> isRelay) {
    this.system = system;
    this.isGateway = isGateway;
    this.isRelay = isRelay;
  }

  /** What it is, and its power state when that is neither on nor off. */
  public Text withUnusualState(QubeName name) {
    var kind = of(name);
    return system
        .qube(name)
        .map(Qube::state)
        .filter(KindWords::unusual)
        .map(state -> Text.of("graph.kind.and", kind, state(state)))
        .orElse(kind);
  }

  /** What it is. */
  public Text of(QubeName name) {
    return system.qube(name).map(this::kind).orElseGet(() -> Text.of("graph.kind.hidden"));
  }

  private Text kind(Qube qube) {
    if (isGateway.test(qube.name())) {
      return Text.of("graph.kind.gateway." + gatewayKind(qube));
    }
    return switch (qube.klass()) {
      case ADMIN -> Text.of("graph.kind.admin");
      case TEMPLATE -> Text.of("graph.kind.template");
      case STANDALONE -> relayOr(qube, "graph.kind.standalone");
      case REMOTE -> Text.of("graph.kind.remote");
      case DISPOSABLE ->
          relayOr(
              qube,
              qube.isNamedDisposable() ? "graph.kind.named-disposable" : "graph.kind.disposable");
      case APP ->
          qube.isDisposableTemplate()
              ? Text.of("graph.kind.disposable-template")
              : relayOr(qube, isWorkstation(qube) ? "graph.kind.workstation" : "graph.kind.app");
    };
  }

  private Text relayOr(Qube qube, String key) {
    return Text.of(isRelay.test(qube.name()) ? "graph.kind.net" : key);
  }

  private boolean isWorkstation(Qube qube) {
    return system.hasFeature(qube.name(), WatchedFeatures.WHONIX_WORKSTATION);
  }

  private String gatewayKind(Qube qube) {
    if (system.hasFeature(qube.name(), WatchedFeatures.WHONIX_GATEWAY)) {
      return GatewayKind.WHONIX.name().toLowerCase(Locale.ROOT);
    }
    return system.hasFeature(qube.name(), WatchedFeatures.QUBES_TOR_SERVICE) ? "torvm" : "other";
  }

  private static boolean unusual(PowerState state) {
    return state != PowerState.RUNNING && state != PowerState.HALTED;
  }

  private static Text state(PowerState state) {
    return Text.of("graph.state." + state.name().toLowerCase(Locale.ROOT));
  }
}
