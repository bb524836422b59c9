package org.torvm.portrait;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.torvm.gateway.Gateways;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.QubeName;

/** Which qubes of a report are Tor gateways. */
public final class KnownGateways {
  private KnownGateways() {}

  /**
   * Every qube that the audit found on a way out as its gateway, and every one that is set up to be
   * one and has no client yet, by name.
   */
  public static SortedSet<QubeName> of(LeakReport report) {
    var gateways = new TreeSet<QubeName>();
    report.routes().values().forEach(r -> r.route().gateway().ifPresent(gateways::add));
    gateways.addAll(new Gateways(report.system(), Set.of()).all().keySet());
    return gateways;
  }
}
