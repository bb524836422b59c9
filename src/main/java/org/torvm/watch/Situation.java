package org.torvm.watch;

import java.util.List;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Connection;

/**
 * Everything a view shows, at one moment. Immutable; handed to any thread.
 *
 * @param connection how fresh it is
 * @param report the audit of the newest snapshot, which the report carries
 * @param alarms the alarms that are open, the oldest first
 */
public record Situation(Connection connection, LeakReport report, List<Alarm> alarms) {
  /** Copies the list. */
  public Situation {
    alarms = List.copyOf(alarms);
  }
}
