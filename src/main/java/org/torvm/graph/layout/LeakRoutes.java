package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.torvm.graph.Box;
import org.torvm.graph.LeakRoute;
import org.torvm.graph.Metrics;
import org.torvm.graph.PathData;
import org.torvm.graph.Point;
import org.torvm.graph.TextWidth;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * Leads the leak routes through the gutters between columns and the lanes below the forest, so that
 * none crosses a card, and finds a free place for each label.
 */
final class LeakRoutes {
  private static final double OUT = 30;
  private static final double RADIUS = 14;
  private static final double LABEL_HEIGHT = 34;
  private static final double LABEL_LEAST_WIDTH = 166;
  private static final double LABEL_MOST_WIDTH = 230;
  private static final double SEARCH_STEP = 12;
  private static final int SEARCH_STEPS = 40;

  private final Places places;
  private final SortedMap<QubeName, Box> boxes;
  private final double bandTop;
  private final Map<Integer, Integer> trunksInGutter = new HashMap<>();
  private final List<Box> labels = new ArrayList<>();
  private int lanes;

  LeakRoutes(Places places, SortedMap<QubeName, Box> boxes, double bandTop) {
    this.places = places;
    this.boxes = boxes;
    this.bandTop = bandTop;
  }

  List<LeakRoute> draw(List<Trunk> trunks) {
    return trunks.stream().map(this::route).toList();
  }

  private LeakRoute route(Trunk trunk) {
    return trunk.direct() ? direct(trunk) : bundled(trunk);
  }

  private LeakRoute direct(Trunk trunk) {
    Box from = box(trunk.from().getFirst());
    Box to = box(trunk.to());
    var tip = new Point(to.right() + 1, to.centreY());
    var path = PathData.curve(new Point(from.x(), from.centreY()), PathData.behindHead(tip, true));
    Box label = place(new Point(from.right() + 10, from.centreY()), headline(trunk.from()));
    return new LeakRoute(
        trunk.from(),
        trunk.to(),
        trunk.findings(),
        List.of(levelOr(path, from, to, tip)),
        PathData.head(tip, true),
        headline(trunk.from()),
        Text.of("graph.leak.direct"),
        label);
  }

  private String levelOr(String curve, Box from, Box to, Point tip) {
    int first = 1;
    while (places.left(first) <= to.right()) {
      first++;
    }
    return places.left(first) >= from.x()
        ? curve
        : PathData.levelThenCurve(
            new Point(from.x(), from.centreY()),
            places.left(first),
            PathData.behindHead(tip, true));
  }

  private LeakRoute bundled(Trunk trunk) {
    Box to = box(trunk.to());
    int column = places.column(trunk.to());
    double x = places.right(column) + OUT + Metrics.TRUNK * next(column);
    var tip = new Point(to.right() + 1, to.centreY());
    var end = PathData.behindHead(tip, true);
    var paths = new ArrayList<String>();
    Optional<Double> lane = Optional.empty();
    for (QubeName source : trunk.from()) {
      int from = places.column(source);
      if (from != column && from != column + 1 && lane.isEmpty()) {
        lane = Optional.of(bandTop - Metrics.BAND_GAP - 10.0 * lanes++);
      }
      paths.add(PathData.rounded(points(box(source), from, column, x, lane, end), RADIUS));
    }
    Text headline = headline(trunk.from());
    return new LeakRoute(
        trunk.from(),
        trunk.to(),
        trunk.findings(),
        paths,
        PathData.head(tip, true),
        headline,
        Text.of("graph.leak.spawn"),
        place(new Point(x + 8, to.centreY()), headline));
  }

  private List<Point> points(
      Box source, int from, int column, double x, Optional<Double> lane, Point end) {
    double y = source.centreY();
    if (from == column) {
      return List.of(new Point(source.right(), y), new Point(x, y), new Point(x, end.y()), end);
    }
    if (from == column + 1) {
      return List.of(new Point(source.x(), y), new Point(x, y), new Point(x, end.y()), end);
    }
    double own = places.right(from) + OUT / 2;
    double level = lane.orElse(bandTop);
    return List.of(
        new Point(source.right(), y),
        new Point(own, y),
        new Point(own, level),
        new Point(x, level),
        new Point(x, end.y()),
        end);
  }

  private int next(int column) {
    int taken = trunksInGutter.getOrDefault(column, 0);
    trunksInGutter.put(column, taken + 1);
    return taken;
  }

  private static Text headline(List<QubeName> names) {
    return switch (names.size()) {
      case 1 -> Text.of("graph.leak.headline.one", names.getFirst());
      case 2 -> Text.of("graph.leak.headline.two", names.getFirst(), names.getLast());
      default -> Text.of("graph.leak.headline.many", names.size());
    };
  }

  /**
   * The free box nearest to the wanted place: right of it first, then up, down and further right.
   */
  private Box place(Point wanted, Text headline) {
    double width =
        headline.arguments().stream()
            .mapToDouble(a -> TextWidth.of(a.toString(), Metrics.CAPTION_SIZE) + 24)
            .sum();
    width = Math.clamp(width + 30, LABEL_LEAST_WIDTH, LABEL_MOST_WIDTH);
    Box first = new Box(wanted.x(), wanted.y() - LABEL_HEIGHT / 2, width, LABEL_HEIGHT);
    Box best = first;
    for (int step = 0; step < SEARCH_STEPS && !isFree(best); step++) {
      double away = Math.ceilDiv(step, 2) * SEARCH_STEP * (step % 2 == 0 ? -1 : 1);
      Box near = new Box(first.x(), first.y() + away, width, LABEL_HEIGHT);
      double edge = boxes.values().stream().mapToDouble(Box::right).max().orElse(0);
      Box far = new Box(edge + Metrics.GROUND_SIDE + 8, first.y() + away, width, LABEL_HEIGHT);
      best = isFree(near) || !isFree(far) ? near : far;
    }
    labels.add(best);
    return best;
  }

  private boolean isFree(Box box) {
    return box.y() > Metrics.MARGIN
        && boxes.values().stream().noneMatch(b -> b.overlaps(box, 4))
        && labels.stream().noneMatch(b -> b.overlaps(box, 4));
  }

  private Box box(QubeName name) {
    return Optional.ofNullable(boxes.get(name)).orElseThrow();
  }
}
