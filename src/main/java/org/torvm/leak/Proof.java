package org.torvm.leak;

/** How much a verdict rests on. */
public enum Proof {
  /** Features, services and properties say so. */
  DECLARED("declared"),
  /** A command inside the running gateway confirmed it. */
  PROBED("probed");

  private final String word;

  Proof(String word) {
    this.word = word;
  }

  /** The word in reports, such as {@code declared}. */
  public String word() {
    return word;
  }
}
