package org.torvm.ui.fx;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells the time in the user's zone. */
public final class Times {
  private final DateTimeFormatter clock;
  private final DateTimeFormatter date;

  /** Times in that zone. */
  public Times(ZoneId zone) {
    clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    date = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(zone);
  }

  /** The time of day, such as {@code 14:02:11}. */
  public String clock(Instant instant) {
    return clock.format(instant);
  }

  /** The day and the time, such as {@code 21 Nov 2026, 14:02}. */
  public String date(Instant instant) {
    return date.format(instant);
  }
}
