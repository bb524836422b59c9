package org.torvm.demo.part;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** Writes times as qubesd does. */
public final class Clock {
  private Clock() {}

  /** Seconds with at most two decimals and at least one, as Python prints them; empty for none. */
  public static String python(Optional<Instant> time) {
    return time.map(Clock::seconds).orElse("");
  }

  private static String seconds(Instant time) {
    var exact = BigDecimal.valueOf(time.toEpochMilli(), 3).setScale(2, RoundingMode.DOWN);
    var text = exact.stripTrailingZeros().toPlainString();
    return text.contains(".") ? text : text + ".0";
  }
}
