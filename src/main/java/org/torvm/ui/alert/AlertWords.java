package org.torvm.ui.alert;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakReport;
import org.torvm.leak.QubeRoute;
import org.torvm.leak.Route;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;
import org.torvm.ui.fx.Times;

/** Alerts in words: what happened, when, what is the case now. Pure. */
final class AlertWords {
  private static final String RULE = "disposable-template-started";

  private final Times times;

  AlertWords(Times times) {
    this.times = times;
  }

  /** What happened, in one line. */
  static Text headline(Alert alert) {
    var qube = alert.qube();
    return switch (alert.kind()) {
      case RUNNING -> Text.of("window.alarm.running", qube);
      case STARTING -> Text.of("window.alarm.starting", qube);
      case GIVE_BACK -> Text.of("window.alarm.give-back", qube);
      case OVER -> Text.of("window.alarm.over", qube);
      case NEVER_RAN -> Text.of("window.alarm.never-ran", qube);
      case FINISHED -> Text.of("window.alarm.finished", qube);
      case CUSTOMISING -> Text.of("window.alarm.customising", qube);
    };
  }

  /** When it happened and what is the case now. */
  Text details(Alert alert, LeakReport report, Instant now) {
    var at = times.clock(alert.since());
    var ago = Spans.ago(alert.since(), now);
    return switch (alert.kind()) {
      case RUNNING -> Text.of("window.alarm.running.when", at, ago, way(alert.qube(), report));
      case STARTING -> Text.of("window.alarm.starting.when", at, ago, way(alert.qube(), report));
      case GIVE_BACK -> Text.of("window.alarm.give-back.when", at);
      case OVER ->
          Text.of(
              "window.alarm.over.when",
              at,
              Spans.between(alert.since(), alert.until()),
              ran(alert.worst()));
      case NEVER_RAN -> Text.of("window.alarm.never-ran.when", at);
      case FINISHED -> finished(alert, report);
      case CUSTOMISING -> Text.of("window.alarm.customising.when", at, ago);
    };
  }

  /** Why it matters, as the audit says it. */
  static Text why(QubeName qube, LeakReport report) {
    return report.findings().stream()
        .filter(f -> f.rule().equals(RULE) && f.qube().equals(qube))
        .map(Finding::why)
        .findFirst()
        .orElseGet(() -> Text.of("window.alarm.why"));
  }

  private static Text way(QubeName qube, LeakReport report) {
    var route = Optional.ofNullable(report.routes().get(qube)).map(QubeRoute::route);
    var verdict = route.map(Route::verdict).orElse(Verdict.UNKNOWN);
    var via =
        String.join(
            " → ",
            route.map(Route::via).stream().flatMap(v -> v.stream()).map(QubeName::value).toList());
    return Text.of("window.alarm.way." + verdict.name().toLowerCase(Locale.ROOT), via);
  }

  private static Text ran(Verdict worst) {
    return Text.of("window.alarm.ran." + worst.name().toLowerCase(Locale.ROOT));
  }

  private static Text finished(Alert alert, LeakReport report) {
    var netQube =
        report.system().qube(alert.qube()).flatMap(q -> q.netQube().value()).flatMap(n -> n);
    return netQube
        .map(n -> Text.of("window.alarm.finished.net-qube", n))
        .orElseGet(() -> Text.of("window.alarm.finished.no-net-qube"));
  }
}
