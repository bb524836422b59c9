package org.torvm.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.torvm.leak.Intent.Customising;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Connection;

/**
 * Everything a view shows, at one moment. Immutable; handed to any thread.
 *
 * @param connection how fresh it is
 * @param report the audit of the newest snapshot, which the report carries
 * @param alarms the alarms that are open, the oldest first
 * @param customising the disposable templates that the user is customising, or has customised and
 *     not yet given their net qube back, by name
 * @param took how long that audit took, where that is known
 */
public record Situation(
    Connection connection,
    LeakReport report,
    List<Alarm> alarms,
    List<Customising> customising,
    Optional<Duration> took) {
  /** Copies the lists. */
  public Situation {
    alarms = List.copyOf(alarms);
    customising = List.copyOf(customising);
  }

  /** A situation whose audit took nobody knows how long. */
  public Situation(
      Connection connection, LeakReport report, List<Alarm> alarms, List<Customising> customising) {
    this(connection, report, alarms, customising, Optional.empty());
  }

  /** One in which, besides, nobody customises anything. */
  public Situation(Connection connection, LeakReport report, List<Alarm> alarms) {
    this(connection, report, alarms, List.of());
  }
}
