package org.torvm.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Connection;

/**
 * Everything a view shows, at one moment. Immutable; handed to any thread.
 *
 * @param connection how fresh it is
 * @param report the audit of the newest snapshot, which the report carries
 * @param alarms the alarms that are open, the oldest first
 * @param took how long that audit took, where that is known
 */
public record Situation(
    Connection connection, LeakReport report, List<Alarm> alarms, Optional<Duration> took) {
  /** Copies the list. */
  public Situation {
    alarms = List.copyOf(alarms);
  }

  /** One whose audit took nobody knows how long. */
  public Situation(Connection connection, LeakReport report, List<Alarm> alarms) {
    this(connection, report, alarms, Optional.empty());
  }
}
