package org.torvm.demo.part;

import java.time.Duration;

/**
 * How long things take in the demo system.
 *
 * @param start from the announcement of a start until the qube is up, without its net qubes
 * @param stop from a shutdown request until the qube is off
 * @param second what one second of {@code stats_interval} takes
 */
public record Pace(Duration start, Duration stop, Duration second) {
  /** Nothing takes time but statistics, which come every 10 ms per second of interval. */
  public static final Pace INSTANT = new Pace(Duration.ZERO, Duration.ZERO, Duration.ofMillis(10));

  /** Starts that take that long, shutdowns half of it, and statistics in real time. */
  public static Pace starting(Duration start) {
    return new Pace(start, start.dividedBy(2), Duration.ofSeconds(1));
  }

  /** The part of a start in which nothing runs yet. */
  public Duration preparing() {
    return start.dividedBy(4);
  }

  /** The part of a start in which the qube exists and is not up yet. */
  public Duration booting() {
    return start.minus(preparing());
  }
}
