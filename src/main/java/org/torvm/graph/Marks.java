package org.torvm.graph;

import org.torvm.leak.Verdict;

/** The small sign on a card that says where its packets end up, whatever the colours are. */
public final class Marks {
  private Marks() {}

  /**
   * The sign, 12 pixels wide and high, as SVG path data to be stroked: an onion's rings for Tor, an
   * arrow out of a box for clearnet, a struck circle for offline, a question mark for unknown.
   */
  public static String path(Verdict verdict, Point centre) {
    String at = "M" + PathData.number(centre.x()) + " " + PathData.number(centre.y());
    return at
        + switch (verdict) {
          case TORIFIED ->
              " m-5 0 a5 5 0 1 0 10 0 a5 5 0 1 0 -10 0 m2.6 0 a2.4 2.4 0 1 0 4.8 0"
                  + " a2.4 2.4 0 1 0 -4.8 0";
          case CLEARNET -> " m-5 5 l9.5 -9.5 m-6.5 0 h6.5 v6.5";
          case OFFLINE -> " m-5 0 a5 5 0 1 0 10 0 a5 5 0 1 0 -10 0 m1.5 3.5 l7 -7";
          case UNKNOWN -> " m-3 -2.6 a3 3 0 1 1 4.6 2.5 q-1.6 1 -1.6 2.6 m0 2.4 v0.9";
        };
  }
}
