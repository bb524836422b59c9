package org.torvm.graph;

import java.util.SortedSet;
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
    return org.torvm.portrait.KnownGateways.of(report);
  }
}
