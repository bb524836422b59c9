package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final double LABEL_HEIGHT = 32;
  private static final double LABEL_LEAST_WIDTH = 160;
  private static final double LABEL_MOST_WIDTH = 230;
  private static final double SEARCH_STEP = 12;
  private static final int SEARCH_STEPS = 12;

  private final Topology topology;
  private final Places places;
  private final Map<QubeName, Box> boxes;
  private final double bandTop;
  private final Map<Integer, Integer> trunksInGutter = new HashMap<>();
  private final List<Box> labels = new ArrayList<>();
  private int lanes;

  LeakRoutes(Topology topology, Places places, Map<QubeName, Box> boxes, double bandTop) {
    this.topology = topology;
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
    QubeName source = trunk.from().getFirst();
    Box from = box(source);
    Box to = box(topology.above(source).filter(q -> boxes.containsKey(q)).orElse(trunk.to()));
    var tip = new Point(to.right() + 1, to.centreY());
    var end = PathData.behindHead(tip, true);
    var start = new Point(from.x(), from.centreY());
    double turn = firstColumnAfter(to);
    double room = from.x() - turn;
    Text headline = headline(trunk.from());
    var beside = new Point(from.right() + 10, from.centreY());
    var onLine = new Point(from.x() - labelWidth(headline) - LABEL_HEIGHT, from.centreY());
    return new LeakRoute(
        trunk.from(),
        trunk.to(),
        trunk.findings(),
        List.of(room > 0 ? PathData.levelThenCurve(start, turn, end) : PathData.curve(start, end)),
        PathData.head(tip, true),
        headline,
        Text.of("graph.leak.direct"),
        place(room > labelWidth(headline) + LABEL_HEIGHT ? onLine : beside, headline, 1));
  }

  private double firstColumnAfter(Box to) {
    int first = 1;
    while (first < places.columns() && places.left(first) <= to.right()) {
      first++;
    }
    return first < places.columns() ? places.left(first) : Double.POSITIVE_INFINITY;
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
      if (needsLane(from, column) && lane.isEmpty()) {
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
        place(new Point(x + 8, to.centreY()), headline, direction(trunk, to)));
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

  /** Whether a route between those columns has to go around below the forest. */
  static boolean needsLane(int from, int to) {
    return from != to && from != to + 1;
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

  /** Whether most of the trunk lies above its end, -1, or below it, 1. */
  private int direction(Trunk trunk, Box to) {
    long above = trunk.from().stream().filter(q -> box(q).y() < to.y()).count();
    return above * 2 >= trunk.from().size() ? -1 : 1;
  }

  /** The free box nearest to the wanted place: up or down from it, else right of everything. */
  private Box place(Point wanted, Text headline, int direction) {
    double width = labelWidth(headline);
    double edge = boxes.values().stream().mapToDouble(Box::right).max().orElse(0);
    Box near = new Box(wanted.x(), wanted.y() - LABEL_HEIGHT / 2, width, LABEL_HEIGHT);
    Box far = new Box(edge + Metrics.GROUND_SIDE + 8, near.y(), width, LABEL_HEIGHT);
    Box best =
        free(near, direction)
            .or(() -> free(near, -direction))
            .or(() -> free(far, direction))
            .or(() -> free(far, -direction))
            .orElse(far);
    labels.add(best);
    return best;
  }

  private Optional<Box> free(Box first, int direction) {
    for (int step = 0; step < SEARCH_STEPS; step++) {
      double y = first.y() + direction * step * SEARCH_STEP;
      var box = new Box(first.x(), y, first.width(), first.height());
      if (isFree(box)) {
        return Optional.of(box);
      }
    }
    return Optional.empty();
  }

  private static double labelWidth(Text headline) {
    double width =
        headline.arguments().stream()
            .mapToDouble(a -> TextWidth.of(a.toString(), Metrics.CAPTION_SIZE) + 24)
            .sum();
    return Math.clamp(width + 30, LABEL_LEAST_WIDTH, LABEL_MOST_WIDTH);
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
