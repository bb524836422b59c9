package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.torvm.graph.Box;
import org.torvm.graph.Metrics;
import org.torvm.graph.Point;

/**
 * Finds a free place for the label of a leak route: on the route or beside it, where it covers no
 * card, no other words, and rather no ground and no other line.
 */
final class LabelPlaces {
  private static final double STEP = 20;
  private static final double AIR = 4;
  private static final double BADGE = 9;
  private static final int MOST_WAYS = 2;
  private static final double ON_GROUND = 4000;
  private static final double ON_LINE = 60;
  private static final double FAR = 0.25;

  private final List<Box> taken = new ArrayList<>();
  private final Collection<Box> grounds;
  private final List<Box> lines = new ArrayList<>();
  private final double right;

  /** Places beside what is placed already. */
  LabelPlaces(Placed placed, List<Box> words) {
    placed.cards.values().forEach(b -> taken.add(withBadge(b)));
    taken.addAll(placed.origins.values());
    taken.addAll(placed.labels.values());
    taken.addAll(words);
    grounds = placed.grounds.values();
    placed.ways.values().forEach(this::addEnd);
    right = placed.right();
  }

  /** The best place for a label of that width; from then on it is taken. */
  Box near(List<List<Point>> ways, double width) {
    var best =
        new Box(right + 2 * AIR, ways.getFirst().getFirst().y(), width, Metrics.LABEL_HEIGHT);
    double least = Double.POSITIVE_INFINITY;
    for (Box candidate : candidates(ways, width)) {
      double far = distance(candidate, ways.getFirst().getFirst());
      if (far < least && isFree(candidate)) {
        double cost = far + cost(candidate);
        best = cost < least ? candidate : best;
        least = Math.min(cost, least);
      }
    }
    while (!isFree(best)) {
      best = new Box(best.x(), best.y() + STEP, width, best.height());
    }
    taken.add(best);
    return best;
  }

  private static Box withBadge(Box card) {
    return new Box(card.x(), card.y() - BADGE, card.width() + BADGE, card.height() + BADGE);
  }

  private static List<Box> candidates(List<List<Point>> ways, double width) {
    var boxes = new ArrayList<Box>();
    for (List<Point> way : ways.subList(0, Math.min(MOST_WAYS, ways.size()))) {
      for (int i = 0; i + 1 < way.size(); i++) {
        Point from = way.get(i);
        Point to = way.get(i + 1);
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        for (double at = 0; at <= length; at += STEP) {
          double share = length == 0 ? 0 : at / length;
          double x = from.x() + (to.x() - from.x()) * share;
          double y = from.y() + (to.y() - from.y()) * share;
          boxes.add(box(x, y, width));
          boxes.add(box(x + width / 2 + AIR, y, width));
          boxes.add(box(x - width / 2 - AIR, y, width));
        }
      }
    }
    return boxes;
  }

  private static Box box(double x, double y, double width) {
    return new Box(x - width / 2, y - Metrics.LABEL_HEIGHT / 2, width, Metrics.LABEL_HEIGHT);
  }

  private static double distance(Box box, Point target) {
    double across = Math.abs(box.centreX() - target.x());
    return (across + Math.abs(box.centreY() - target.y())) * FAR;
  }

  private double cost(Box box) {
    return grounds.stream().filter(g -> g.overlaps(box, AIR)).count() * ON_GROUND
        + lines.stream().filter(l -> l.overlaps(box, 1)).count() * ON_LINE;
  }

  /** The last two pieces of a line; what is before them it shares with others. */
  private void addEnd(List<Point> way) {
    for (int i = Math.max(0, way.size() - 3); i + 1 < way.size(); i++) {
      Point a = way.get(i);
      Point b = way.get(i + 1);
      lines.add(new Box(a.x(), a.y(), 0, 0).around(new Box(b.x(), b.y(), 0, 0)));
    }
  }

  private boolean isFree(Box box) {
    boolean free = box.x() > AIR && box.y() > AIR;
    for (int i = 0; free && i < taken.size(); i++) {
      free = !taken.get(i).overlaps(box, AIR);
    }
    return free;
  }
}
