package org.torvm.ui.change;

import java.util.List;
import java.util.Optional;
import org.torvm.graph.KnownGateways;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.WatchedFeatures;

/**
 * A qube that can be picked to be torified.
 *
 * @param name the qube
 * @param verdict where its packets end up now
 * @param on whether it runs
 */
record QubeOffer(QubeName name, Verdict verdict, boolean on) {
  /** Every qube of that report that uses the network itself, by name. */
  static List<QubeOffer> of(LeakReport report) {
    var gateways = KnownGateways.of(report);
    return report.system().qubes().values().stream()
        .filter(q -> Torifiable.is(q) && !gateways.contains(q.name()))
        .filter(q -> !report.system().hasFeature(q.name(), WatchedFeatures.INTERNAL))
        .map(q -> new QubeOffer(q.name(), verdict(q.name(), report), q.state().isOn()))
        .toList();
  }

  private static Verdict verdict(QubeName name, LeakReport report) {
    return Optional.ofNullable(report.routes().get(name))
        .map(r -> r.route().verdict())
        .orElse(Verdict.UNKNOWN);
  }
}
