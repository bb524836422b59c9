package org.torvm.ui.graph;

/**
 * The beginning of a name, typed letter by letter, as in a list: a pause begins anew, and the same
 * letter again goes on to the next name. Immutable.
 *
 * @param letters what was typed so far
 * @param at when the last letter was typed, in milliseconds of any clock
 */
record Typing(String letters, long at) {
  static final Typing NOTHING = new Typing("", 0);
  private static final long PAUSE = 1000;

  /** Whether what is typed now goes on. */
  boolean isUnderWay(long now) {
    return !letters.isEmpty() && now - at <= PAUSE;
  }

  /** One letter more. */
  Typing with(String letter, long now) {
    boolean again = letters.equals(letter);
    return new Typing(isUnderWay(now) && !again ? letters + letter : letter, now);
  }

  /** Whether a qube that fits already is to be kept: only while its name is typed on. */
  boolean mayStay() {
    return letters.length() > 1;
  }
}
