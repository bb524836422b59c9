package org.torvm.ui.fx;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells the time in the user's zone. */
public final class Times {
  private final DateTimeFormatter clock;

  /** Times in that zone. */
  public Times(ZoneId zone) {
    clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  /** The time of day, such as {@code 14:02:11}. */
  public String clock(Instant instant) {
    return clock.format(instant);
  }
}
