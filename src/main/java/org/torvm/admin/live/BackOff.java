package org.torvm.admin.live;

import java.time.Duration;

/** How long to wait before the next try. */
public interface BackOff {
  /** The pause after so many failed tries in a row, from 0 on; not negative. */
  Duration pause(int failures);

  /** From a quarter of a second, doubled each time, to at most ten seconds. */
  static BackOff doubling() {
    return failures -> Duration.ofMillis(Math.min(10_000L, 250L << Math.min(failures, 6)));
  }
}
