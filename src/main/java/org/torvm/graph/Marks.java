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
    return switch (verdict) {
      case TORIFIED -> ring(centre, 5) + " " + ring(centre, 2.2);
      case CLEARNET ->
          "M%s L%s M%s L%s L%s"
              .formatted(
                  pair(centre, -5, 5),
                  pair(centre, 4.5, -4.5),
                  pair(centre, -2, -4.5),
                  pair(centre, 4.5, -4.5),
                  pair(centre, 4.5, 2));
      case OFFLINE ->
          ring(centre, 5) + " M%s L%s".formatted(pair(centre, -3.5, 3.5), pair(centre, 3.5, -3.5));
      case UNKNOWN ->
          "M%s C%s %s %s C%s %s %s M%s L%s"
              .formatted(
                  pair(centre, -3, -2.6),
                  pair(centre, -3, -6.4),
                  pair(centre, 3, -6.4),
                  pair(centre, 3, -2.8),
                  pair(centre, 3, -0.8),
                  pair(centre, 0, -0.4),
                  pair(centre, 0, 2),
                  pair(centre, 0, 4),
                  pair(centre, 0, 5));
    };
  }

  private static String ring(Point centre, double radius) {
    String r = PathData.number(radius);
    String arc = " A" + r + " " + r + " 0 1 0 ";
    String left = pair(centre, -radius, 0);
    return "M" + left + arc + pair(centre, radius, 0) + arc + left + " Z";
  }

  private static String pair(Point centre, double x, double y) {
    return PathData.number(centre.x() + x) + " " + PathData.number(centre.y() + y);
  }
}
