package org.torvm.ui.alert;

import java.time.Duration;
import java.time.Instant;
import org.torvm.text.Text;

/** How long something took or is ago, as roughly as people say it. */
final class Spans {
  private Spans() {}

  /** Such as "3 minutes ago". */
  static Text ago(Instant since, Instant now) {
    var span = Duration.between(since, now);
    return span.toMinutes() < 1
        ? Text.of("window.span.just-now")
        : Text.of("window.span.ago", length(span));
  }

  /** Such as "4 minutes". */
  static Text between(Instant since, Instant until) {
    var span = Duration.between(since, until);
    return span.toMinutes() < 1 ? Text.of("window.span.moment") : length(span);
  }

  private static Text length(Duration span) {
    if (span.toHours() < 1) {
      return Text.of("window.span.minutes", span.toMinutes());
    }
    return span.toDays() < 1
        ? Text.of("window.span.hours", span.toHours())
        : Text.of("window.span.days", span.toDays());
  }
}
