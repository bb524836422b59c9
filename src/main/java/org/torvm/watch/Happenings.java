package org.torvm.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.torvm.leak.Finding;
import org.torvm.qubes.Connection;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.SystemEvent;

/** Tells what happened between two situations. Pure. */
final class Happenings {
  private Happenings() {}

  /** What that event is worth telling; nothing for one that this program does not act on. */
  static Optional<Happening> of(SystemEvent event, Instant now) {
    return switch (event) {
      case SystemEvent.Other() -> Optional.empty();
      case SystemEvent.Connected() -> Optional.empty();
      case SystemEvent.PropertyChanged(var _, String property) when !isRead(property) ->
          Optional.empty();
      default -> Optional.of(new Happening.Announced(now, event));
    };
  }

  /**
   * What happened between {@code before} and {@code after}: the connection first, then alarms, then
   * findings in the order of the report.
   *
   * @param settled the findings of the last situation that was live, against which those of {@code
   *     after} are held; while a system is being loaded findings come and go for no reason
   */
  static List<Happening> between(
      Situation before, Situation after, List<Finding> settled, Instant now) {
    var result = new ArrayList<Happening>();
    if (!before.connection().equals(after.connection())) {
      result.add(new Happening.ConnectionChanged(now, after.connection()));
    }
    alarms(before, after, now, result);
    if (after.connection() instanceof Connection.Live) {
      findings(settled, after.report().findings(), now, result);
    }
    return List.copyOf(result);
  }

  private static void alarms(
      Situation before, Situation after, Instant now, List<Happening> result) {
    Map<QubeName, Alarm> gone = new LinkedHashMap<>();
    before.alarms().forEach(a -> gone.put(a.template(), a));
    for (Alarm alarm : after.alarms()) {
      if (!alarm.equals(gone.remove(alarm.template()))) {
        result.add(new Happening.AlarmRaised(now, alarm));
      }
    }
    gone.values().forEach(a -> result.add(new Happening.AlarmClosed(now, a)));
  }

  private static void findings(
      List<Finding> before, List<Finding> after, Instant now, List<Happening> result) {
    var known = byId(before);
    var found = byId(after);
    found.forEach((id, finding) -> {
      var old = known.get(id);
      if (old == null || !isSame(old, finding)) {
        result.add(new Happening.FindingAppeared(now, finding));
      }
    });
    known.forEach((id, finding) -> {
      if (!found.containsKey(id)) {
        result.add(new Happening.FindingGone(now, finding));
      }
    });
  }

  private static Map<String, Finding> byId(List<Finding> findings) {
    Map<String, Finding> result = new LinkedHashMap<>();
    findings.forEach(f -> result.putIfAbsent(f.id(), f));
    return result;
  }

  /** Whether that property decides where bytes go; numbers that change with every start do not. */
  private static boolean isRead(String property) {
    return QubeReference.ofProperty(property).isPresent()
        || QubeFlag.ofProperty(property).isPresent()
        || GlobalReference.ofProperty(property).isPresent();
  }

  /** Whether a reader would see no difference. */
  private static boolean isSame(Finding one, Finding other) {
    return one.severity() == other.severity()
        && one.title().equals(other.title())
        && one.path().equals(other.path());
  }
}
