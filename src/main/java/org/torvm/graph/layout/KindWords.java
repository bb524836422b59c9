package org.torvm.graph.layout;

import java.util.Locale;
import org.torvm.gateway.GatewayKind;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.WatchedFeatures;
import org.torvm.text.Text;

/** What a qube is, in the words of the field. */
final class KindWords {
  private final Topology topology;
  private final QubesSystem system;

  KindWords(Topology topology, QubesSystem system) {
    this.topology = topology;
    this.system = system;
  }

  Text of(QubeName name) {
    return system.qube(name).map(this::of).orElseGet(() -> Text.of("graph.kind.hidden"));
  }

  private Text of(Qube qube) {
    var kind = kind(qube);
    return unusual(qube.state()) ? Text.of("graph.kind.and", kind, state(qube.state())) : kind;
  }

  private Text kind(Qube qube) {
    if (topology.isGateway(qube.name())) {
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
    return Text.of(topology.role(qube.name()) == Role.RELAY ? "graph.kind.net" : key);
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
