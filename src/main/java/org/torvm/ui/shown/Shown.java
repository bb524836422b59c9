package org.torvm.ui.shown;

import java.util.EnumMap;
import java.util.Map;
import org.torvm.graph.Extent;
import org.torvm.graph.GraphPicture;
import org.torvm.graph.layout.ForestLayout;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Severity;
import org.torvm.leak.Verdict;
import org.torvm.watch.Situation;

/**
 * A situation with all that is computed from it before the FX thread sees it.
 *
 * @param situation the situation
 * @param picture its graph
 * @param verdicts how many qubes there are of each verdict
 * @param severities how many findings there are of each severity
 */
public record Shown(
    Situation situation,
    GraphPicture picture,
    Map<Verdict, Integer> verdicts,
    Map<Severity, Integer> severities) {

  /** Computes it. Takes milliseconds; not for the FX thread. */
  public static Shown of(Situation situation, Extent extent) {
    var verdicts = new EnumMap<Verdict, Integer>(Verdict.class);
    situation
        .report()
        .routes()
        .values()
        .forEach(r -> verdicts.merge(r.route().verdict(), 1, Integer::sum));
    var severities = new EnumMap<Severity, Integer>(Severity.class);
    situation.report().findings().forEach(f -> severities.merge(f.severity(), 1, Integer::sum));
    return new Shown(
        situation,
        ForestLayout.of(situation.report(), extent),
        Map.copyOf(verdicts),
        Map.copyOf(severities));
  }

  /** The audit. */
  public LeakReport report() {
    return situation.report();
  }

  /** How many qubes have that verdict. */
  public int count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }

  /** How many findings have that severity. */
  public int count(Severity severity) {
    return severities.getOrDefault(severity, 0);
  }
}
