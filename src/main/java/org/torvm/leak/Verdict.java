package org.torvm.leak;

/** Where a qube's own packets end up. */
public enum Verdict {
  /** A Tor gateway stands on the way. */
  TORIFIED("torified"),
  /** They leave with the user's real address. */
  CLEARNET("clearnet"),
  /** There is no way out. */
  OFFLINE("offline"),
  /** Something on the way could not be read. Never to be shown as safe. */
  UNKNOWN("unknown");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** The word in reports, such as {@code torified}. */
  public String word() {
    return word;
  }
}
