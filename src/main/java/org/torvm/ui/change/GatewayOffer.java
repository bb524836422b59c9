package org.torvm.ui.change;

import java.util.List;
import java.util.Optional;
import org.torvm.graph.KnownGateways;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.WatchedFeatures;
import org.torvm.text.Text;

/**
 * A Tor gateway that can be picked.
 *
 * @param name the gateway
 * @param kind what kind of gateway it is
 * @param on whether it runs
 * @param clients how many qubes have it as their net qube
 */
record GatewayOffer(QubeName name, Text kind, boolean on, long clients) {
  /** Every gateway of that report, by name. */
  static List<GatewayOffer> of(LeakReport report) {
    return KnownGateways.of(report).stream()
        .flatMap(n -> report.system().qube(n).stream())
        .map(q -> of(q, report))
        .toList();
  }

  /** All of it in one line. */
  Text inWords() {
    return Text.of(on ? "window.torify.gateway.on" : "window.torify.gateway.off", kind, clients);
  }

  private static GatewayOffer of(Qube gateway, LeakReport report) {
    long clients =
        report.system().qubes().values().stream()
            .filter(q -> q.netQube().value().equals(Optional.of(Optional.of(gateway.name()))))
            .count();
    return new GatewayOffer(gateway.name(), kind(gateway, report), gateway.state().isOn(), clients);
  }

  private static Text kind(Qube gateway, LeakReport report) {
    if (report.system().hasFeature(gateway.name(), WatchedFeatures.WHONIX_GATEWAY)) {
      return Text.of("graph.kind.gateway.whonix");
    }
    return Text.of(
        report.system().hasFeature(gateway.name(), WatchedFeatures.QUBES_TOR_SERVICE)
            ? "graph.kind.gateway.torvm"
            : "graph.kind.gateway.other");
  }
}
