package org.torvm.demo;

import java.time.Duration;

/** How long the demo system takes to answer. */
public enum Latency {
  /** No longer than it must. */
  NONE,
  /**
   * One call at a time with the times that were measured on a genuine daemon: List 1.7 ms, GetAll
   * 1.6 ms, any other reading 1.2 ms, a change 30 ms. Source: the Admin API page, section 9.
   */
  GENUINE;

  private static final Duration LIST = Duration.ofNanos(1_700_000);
  private static final Duration GET_ALL = Duration.ofNanos(1_600_000);
  private static final Duration READ = Duration.ofNanos(1_200_000);
  private static final Duration CHANGE = Duration.ofMillis(30);

  /** How long an answer to that method takes. */
  Duration of(String method, boolean change) {
    if (this == NONE) {
      return Duration.ZERO;
    }
    if (change) {
      return CHANGE;
    }
    return switch (method) {
      case "admin.vm.List" -> LIST;
      case "admin.vm.property.GetAll", "admin.property.GetAll" -> GET_ALL;
      default -> READ;
    };
  }
}
