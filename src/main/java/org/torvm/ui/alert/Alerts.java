package org.torvm.ui.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.torvm.leak.Intent.Customising;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubeName;
import org.torvm.ui.alert.Alert.Kind;
import org.torvm.watch.Alarm;
import org.torvm.watch.Situation;

/**
 * The alerts that are to be seen, folded from situations. Immutable and pure. What is over stays
 * until the user has dismissed it: somebody may have been away while it happened.
 */
final class Alerts {
  /** Nothing is to be seen. */
  static final Alerts NONE = new Alerts(Map.of(), Map.of(), Map.of(), List.of());

  /**
   * @param worst the way out with the most at stake that it was seen to have while it ran
   * @param session the last time that it was being customised, if it was
   */
  private record Seen(Alarm alarm, Optional<Verdict> worst, Optional<Customising> session) {}

  private final Map<QubeName, Seen> open;
  private final Map<QubeName, Customising> sessions;
  private final Map<QubeName, Alert> over;
  private final List<Alert> shown;

  private Alerts(
      Map<QubeName, Seen> open,
      Map<QubeName, Customising> sessions,
      Map<QubeName, Alert> over,
      List<Alert> shown) {
    this.open = Map.copyOf(open);
    this.sessions = Map.copyOf(sessions);
    this.over = Map.copyOf(over);
    this.shown = List.copyOf(shown);
  }

  /** What is to be seen, the most urgent first, then the oldest. */
  List<Alert> shown() {
    return shown;
  }

  /** Without what is over about that qube. */
  Alerts dismissed(QubeName qube) {
    var left = new HashMap<>(over);
    left.remove(qube);
    var visible = shown.stream().filter(a -> !a.equals(over.get(qube))).toList();
    return new Alerts(open, sessions, left, visible);
  }

  /** The alerts after that situation, which came now. */
  Alerts after(Situation situation, Instant now) {
    // While a system is loaded again what was open may be missing for no reason.
    boolean settled = situation.connection() instanceof Connection.Live;
    var report = situation.report();
    var nextOpen = new HashMap<QubeName, Seen>();
    var nextSessions = new TreeMap<QubeName, Customising>();
    situation.customising().forEach(s -> nextSessions.put(s.template(), s));
    situation.alarms().forEach(a -> nextOpen.put(a.template(), seen(a, report, nextSessions)));
    var nextOver = new HashMap<>(over);
    open.forEach((name, seen) -> {
      if (!nextOpen.containsKey(name)) {
        nextOver.put(name, ended(seen, now));
      }
    });
    sessions.forEach((name, session) -> {
      if (settled && !nextSessions.containsKey(name) && report.system().qube(name).isPresent()) {
        nextOver.put(name, finished(session, now));
      }
    });
    nextOver.keySet().removeIf(n -> nextOpen.containsKey(n) || nextSessions.containsKey(n));
    return new Alerts(
        nextOpen, nextSessions, nextOver, shown(nextOpen, nextSessions, nextOver, report));
  }

  private Seen seen(Alarm alarm, LeakReport report, Map<QubeName, Customising> now) {
    var name = alarm.template();
    var before = Optional.ofNullable(open.get(name));
    var session = Optional.ofNullable(now.get(name)).or(() -> before.flatMap(Seen::session));
    var worst = before.flatMap(Seen::worst);
    return alarm.phase() == Alarm.Phase.RUNNING
        ? new Seen(alarm, Optional.of(worse(worst, verdict(name, report))), session)
        : new Seen(alarm, worst, session);
  }

  private static Alert ended(Seen seen, Instant now) {
    var alarm = seen.alarm();
    if (seen.session().isPresent()) {
      return finished(seen.session().get(), now);
    }
    var kind = seen.worst().isPresent() ? Kind.OVER : Kind.NEVER_RAN;
    return new Alert(
        kind, alarm.template(), alarm.since(), now, seen.worst().orElse(Verdict.OFFLINE));
  }

  private static Alert finished(Customising session, Instant now) {
    return new Alert(Kind.FINISHED, session.template(), session.since(), now, Verdict.OFFLINE);
  }

  private static List<Alert> shown(
      Map<QubeName, Seen> open,
      Map<QubeName, Customising> sessions,
      Map<QubeName, Alert> over,
      LeakReport report) {
    var all = new ArrayList<>(over.values());
    open.forEach((name, seen) -> all.add(alert(seen, sessions.get(name) != null, report)));
    sessions.forEach((name, session) -> {
      boolean on = report.system().qube(name).filter(q -> q.state().isOn()).isPresent();
      if (!open.containsKey(name)) {
        var kind = on ? Kind.CUSTOMISING : Kind.GIVE_BACK;
        all.add(new Alert(kind, name, session.since(), session.since(), Verdict.OFFLINE));
      }
    });
    all.replaceAll(a -> a.kind() == Kind.CUSTOMISING ? since(a, sessions) : a);
    all.sort(
        Comparator.comparing(Alert::kind)
            .thenComparingInt(a -> -stake(a.worst()))
            .thenComparing(Alert::since)
            .thenComparing(Alert::qube));
    return all;
  }

  private static Alert alert(Seen seen, boolean customised, LeakReport report) {
    var alarm = seen.alarm();
    var verdict = verdict(alarm.template(), report);
    var kind =
        customised && verdict == Verdict.OFFLINE
            ? Kind.CUSTOMISING
            : switch (alarm.phase()) {
              case STARTING -> Kind.STARTING;
              case RUNNING -> Kind.RUNNING;
            };
    return new Alert(
        kind, alarm.template(), alarm.since(), alarm.since(), seen.worst().orElse(verdict));
  }

  private static Alert since(Alert alert, Map<QubeName, Customising> sessions) {
    return Optional.ofNullable(sessions.get(alert.qube()))
        .map(s -> new Alert(alert.kind(), alert.qube(), s.since(), s.since(), alert.worst()))
        .orElse(alert);
  }

  private static Verdict verdict(QubeName qube, LeakReport report) {
    return Optional.ofNullable(report.routes().get(qube))
        .map(r -> r.route().verdict())
        .orElse(Verdict.UNKNOWN);
  }

  private static Verdict worse(Optional<Verdict> before, Verdict now) {
    return before.filter(b -> stake(b) > stake(now)).orElse(now);
  }

  private static int stake(Verdict verdict) {
    return switch (verdict) {
      case CLEARNET -> 3;
      case TORIFIED -> 2;
      case UNKNOWN -> 1;
      case OFFLINE -> 0;
    };
  }
}
