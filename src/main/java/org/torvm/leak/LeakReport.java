package org.torvm.leak;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;

/**
 * The result of one audit.
 *
 * @param system what was audited
 * @param routes where each qube's bytes can go, for every qube but dom0 and templates' own updates
 * @param findings what is wrong, the worst first, then by qube
 * @param complete whether everything the audit needed could be read
 * @param at when the audit was made
 */
public record LeakReport(
    QubesSystem system,
    SortedMap<QubeName, QubeRoute> routes,
    List<Finding> findings,
    boolean complete,
    Instant at) {
  /** Copies the collections. */
  public LeakReport {
    routes = Collections.unmodifiableSortedMap(new TreeMap<>(routes));
    findings = List.copyOf(findings);
  }
}
