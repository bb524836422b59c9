package org.torvm.portrait;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Remedy;
import org.torvm.leak.Severity;
import org.torvm.leak.Verdict;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * The whole system at a glance.
 *
 * @param verdicts how many qubes have which verdict; only verdicts that occur
 * @param gateways the Tor gateways, by name
 * @param worst the worst finding
 * @param advice what to do first
 * @param coverage how much was looked at
 */
public record Overview(
    Map<Verdict, Integer> verdicts,
    List<Gateway> gateways,
    Optional<Finding> worst,
    Text advice,
    Coverage coverage) {
  /**
   * A Tor gateway.
   *
   * @param name its name
   * @param state its power state
   * @param clients how many qubes are behind it, before any other gateway
   */
  public record Gateway(QubeName name, PowerState state, int clients) {}

  /** Copies the collections. */
  public Overview {
    var copy = new EnumMap<Verdict, Integer>(Verdict.class);
    copy.putAll(verdicts);
    verdicts = Collections.unmodifiableMap(copy);
    gateways = List.copyOf(gateways);
  }

  /** The system of that report. */
  public static Overview of(LeakReport report) {
    var verdicts = new EnumMap<Verdict, Integer>(Verdict.class);
    report.routes().values().forEach(r -> verdicts.merge(r.route().verdict(), 1, Integer::sum));
    var gateways = KnownGateways.of(report).stream().map(name -> gateway(report, name)).toList();
    var worst = report.findings().stream().findFirst();
    var coverage = Coverage.of(report);
    return new Overview(
        verdicts, gateways, worst, advice(worst, gateways.isEmpty(), coverage), coverage);
  }

  private static Gateway gateway(LeakReport report, QubeName name) {
    long clients =
        report.routes().values().stream()
            .filter(r -> r.route().gateway().equals(Optional.of(name)))
            .count();
    var state = report.system().qube(name).map(Qube::state).orElse(PowerState.UNKNOWN);
    return new Gateway(name, state, (int) clients);
  }

  private static Text advice(Optional<Finding> worst, boolean noGateway, Coverage coverage) {
    if (coverage.qubes() == 0) {
      return Text.of("portrait.advice.nothing-read");
    }
    var grave = worst.filter(f -> f.severity().isAtLeast(Severity.MEDIUM));
    if (grave.isPresent()) {
      return grave.get().remedy() instanceof Remedy.Fix
          ? Text.of("portrait.advice.mend")
          : Text.of("portrait.advice.read");
    }
    if (noGateway) {
      return Text.of("portrait.advice.no-gateway");
    }
    return Text.of(coverage.complete() ? "portrait.advice.nothing" : "portrait.advice.incomplete");
  }
}
