package org.torvm.graph;

import java.util.HashSet;
import java.util.Set;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.WatchedFeatures;

/** Which qubes of a report are Tor gateways. */
public final class Gateways {
  private Gateways() {}

  /**
   * Every qube that the audit found on a way out as its gateway, and every one that is set up to be
   * one and has no client yet.
   */
  public static Set<QubeName> of(LeakReport report) {
    var gateways = new HashSet<QubeName>();
    report.routes().values().forEach(r -> r.route().gateway().ifPresent(gateways::add));
    report.system().qubes().values().stream()
        .filter(q -> isSetUp(report.system(), q))
        .forEach(q -> gateways.add(q.name()));
    return Set.copyOf(gateways);
  }

  private static boolean isSetUp(QubesSystem system, Qube qube) {
    return qube.is(QubeFlag.PROVIDES_NETWORK)
        && (system.hasFeature(qube.name(), WatchedFeatures.WHONIX_GATEWAY)
            || system.hasFeature(qube.name(), WatchedFeatures.QUBES_TOR_SERVICE));
  }
}
