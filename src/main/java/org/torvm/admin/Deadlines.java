package org.torvm.admin;

import java.time.Duration;

/**
 * How long calls may take.
 *
 * @param read a call that changes nothing
 * @param change a call that changes a setting; qubesd writes its whole store each time
 * @param start {@code admin.vm.Start}, which first starts every net qube on the way that is off
 * @param shutDown a shutdown that is waited for
 * @param make making, removing or cloning a qube or a volume, which copies disks
 * @param connect until the event stream says that it is open
 */
public record Deadlines(
    Duration read,
    Duration change,
    Duration start,
    Duration shutDown,
    Duration make,
    Duration connect) {

  /**
   * For a genuine system. Qubes waits 60 seconds for each qube to come up or to go down unless told
   * otherwise; a start covers a chain of five.
   */
  public static Deadlines genuine() {
    return new Deadlines(
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5).plusSeconds(30),
        Duration.ofSeconds(90),
        Duration.ofMinutes(20),
        Duration.ofSeconds(10));
  }

  /** The same length for all; for tests. */
  public static Deadlines all(Duration deadline) {
    return new Deadlines(deadline, deadline, deadline, deadline, deadline, deadline);
  }
}
