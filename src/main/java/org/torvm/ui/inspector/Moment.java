package org.torvm.ui.inspector;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells when something was, as seen from now, in the user's zone. */
final class Moment {
  private final ZoneId zone;

  Moment(ZoneId zone) {
    this.zone = zone;
  }

  /** The time of day, and the day before it when that was not today. */
  String of(Instant when, Instant now) {
    boolean today = when.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    var pattern = today ? "HH:mm" : "d MMM uuuu HH:mm";
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone).format(when);
  }
}
