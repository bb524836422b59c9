package org.torvm.graph;

import java.util.List;
import java.util.Locale;

/** Writes SVG path data: rounded routes, curves and arrow heads. */
public final class PathData {
  private static final double HEAD_LENGTH = 9;
  private static final double HEAD_HALF = 4.5;

  private PathData() {}

  /** An S-shaped curve that leaves {@code from} and reaches {@code to} level. */
  public static String curve(Point from, Point to) {
    double bend = (to.x() - from.x()) / 2;
    return "M%s %s C%s %s %s %s %s %s"
        .formatted(
            number(from.x()),
            number(from.y()),
            number(from.x() + bend),
            number(from.y()),
            number(to.x() - bend),
            number(to.y()),
            number(to.x()),
            number(to.y()));
  }

  /** Level from {@code from} to {@code turn}, then the curve to {@code to}. */
  public static String levelThenCurve(Point from, double turn, Point to) {
    return "M%s %s H%s".formatted(number(from.x()), number(from.y()), number(turn))
        + curve(new Point(turn, from.y()), to).replaceFirst("^M\\S+ \\S+", "");
  }

  /** Straight pieces through those points, with round corners. */
  public static String rounded(List<Point> points, double radius) {
    var data = new StringBuilder("M" + pair(points.getFirst()));
    for (int i = 1; i < points.size() - 1; i++) {
      Point before = points.get(i - 1);
      Point corner = points.get(i);
      Point after = points.get(i + 1);
      double r = Math.min(radius, Math.min(distance(before, corner), distance(corner, after)) / 2);
      data.append(" L").append(pair(toward(corner, before, r)));
      data.append(" Q").append(pair(corner)).append(' ').append(pair(toward(corner, after, r)));
    }
    return data.append(" L").append(pair(points.getLast())).toString();
  }

  /** A triangle whose tip is at {@code tip}; it points left, or right. */
  public static String head(Point tip, boolean left) {
    double back = tip.x() + (left ? HEAD_LENGTH : -HEAD_LENGTH);
    return "M%s L%s L%s Z"
        .formatted(
            pair(tip),
            pair(new Point(back, tip.y() - HEAD_HALF)),
            pair(new Point(back, tip.y() + HEAD_HALF)));
  }

  /** Where a line must stop so that the arrow head at {@code tip} stays sharp. */
  public static Point behindHead(Point tip, boolean left) {
    return new Point(tip.x() + (left ? HEAD_LENGTH - 2 : 2 - HEAD_LENGTH), tip.y());
  }

  /** A number as it stands in path data. */
  public static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String pair(Point point) {
    return number(point.x()) + " " + number(point.y());
  }

  private static double distance(Point a, Point b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }

  private static Point toward(Point from, Point to, double length) {
    double whole = distance(from, to);
    double share = whole == 0 ? 0 : length / whole;
    return new Point(
        from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
  }
}
