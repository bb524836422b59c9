package org.torvm.leak;

/** How bad a finding is; the worst comes first in the order. */
public enum Severity {
  CRITICAL("critical"),
  HIGH("high"),
  MEDIUM("medium"),
  INFO("info");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The word in reports, such as {@code critical}. */
  public String word() {
    return word;
  }

  /** Whether this is as bad as {@code level} or worse. */
  public boolean isAtLeast(Severity level) {
    return compareTo(level) <= 0;
  }
}
