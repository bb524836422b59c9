package org.torvm.graph;

import java.util.List;

/** Writes SVG path data: rounded routes and arrow heads. */
public final class PathData {
  private static final double HEAD_LENGTH = 9;
  private static final double HEAD_HALF = 4.5;

  private PathData() {}

  /** Straight pieces through those points, with round corners. */
  public static String rounded(List<Point> points, double radius) {
    var data = new StringBuilder("M");
    append(data, points.getFirst());
    for (int i = 1; i < points.size() - 1; i++) {
      Point before = points.get(i - 1);
      Point corner = points.get(i);
      Point after = points.get(i + 1);
      double r = Math.min(radius, Math.min(distance(before, corner), distance(corner, after)) / 2);
      append(data.append(" L"), toward(corner, before, r));
      append(data.append(" Q"), corner);
      append(data.append(' '), toward(corner, after, r));
    }
    append(data.append(" L"), points.getLast());
    return data.toString();
  }

  /** A triangle whose tip is at {@code tip}; it points left. */
  public static String head(Point tip) {
    double back = tip.x() + HEAD_LENGTH;
    Point above = new Point(back, tip.y() - HEAD_HALF);
    Point below = new Point(back, tip.y() + HEAD_HALF);
    return "M" + pair(tip) + " L" + pair(above) + " L" + pair(below) + " Z";
  }

  /** Where a line must stop so that the arrow head at {@code tip} stays sharp. */
  public static Point behindHead(Point tip) {
    return new Point(tip.x() + HEAD_LENGTH - 2, tip.y());
  }

  /** A number as it stands in path data: with at most one decimal. */
  public static String number(double value) {
    var text = new StringBuilder();
    append(text, value);
    return text.toString();
  }

  private static void append(StringBuilder text, Point point) {
    append(text, point.x());
    text.append(' ');
    append(text, point.y());
  }

  private static void append(StringBuilder text, double value) {
    long tenths = Math.round(value * 10);
    long size = Math.abs(tenths);
    text.append(tenths < 0 ? "-" : "").append(size / 10);
    if (size % 10 != 0) {
      text.append('.').append(size % 10);
    }
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
