package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.torvm.graph.Box;
import org.torvm.graph.Line;
import org.torvm.graph.Origin;
import org.torvm.graph.PathData;
import org.torvm.graph.Point;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;

/** Draws the lines of the forest: every qube to its net qube or to what it was made from. */
final class Lines {
  private static final double TRUNK_WEIGHT = 2.5;
  private static final double WEIGHT = 2;
  private static final double THIN = 1.5;

  private final Topology topology;
  private final Columns columns;
  private final Places places;
  private final SortedMap<QubeName, Box> boxes;
  private final Map<Origin.Kind, Box> origins;

  Lines(
      Topology topology,
      Columns columns,
      Places places,
      SortedMap<QubeName, Box> boxes,
      Map<Origin.Kind, Box> origins) {
    this.topology = topology;
    this.columns = columns;
    this.places = places;
    this.boxes = boxes;
    this.origins = origins;
  }

  List<Line> draw() {
    var lines = new ArrayList<Line>();
    topology
        .parents()
        .forEach((q, parent) -> end(parent).ifPresent(end -> lines.add(line(q, parent, end))));
    return lines;
  }

  private Line line(QubeName name, Topology.Parent parent, Box end) {
    boolean made = parent instanceof Topology.Parent.Template;
    return new Line(
        made ? Line.Kind.MADE_FROM : Line.Kind.NETWORK,
        name,
        to(parent),
        topology.isGateway(name) ? Verdict.TORIFIED : topology.verdict(name),
        made ? THIN : weight(name),
        path(columns, places, name, boxOf(name), end),
        PathData.head(tip(end), true));
  }

  private double weight(QubeName name) {
    boolean tube = topology.isGateway(name) || topology.verdict(name) == Verdict.TORIFIED;
    boolean trunk = topology.role(name) == Role.GATEWAY || topology.role(name) == Role.RELAY;
    return (trunk ? TRUNK_WEIGHT : WEIGHT) + (tube ? 2 : 0);
  }

  /** From the left edge of a card to the right edge of what it hangs from. */
  static String path(Columns columns, Places places, QubeName name, Box from, Box to) {
    var start = new Point(from.x(), from.centreY());
    var end = PathData.behindHead(tip(to), true);
    int column = columns.of(name);
    int first = column;
    while (first > 1 && places.left(first - 1) > to.right()) {
      first--;
    }
    return first == column
        ? PathData.curve(start, end)
        : PathData.levelThenCurve(start, places.left(first), end);
  }

  private static Point tip(Box end) {
    return new Point(end.right() + 1, end.centreY());
  }

  private Optional<Box> end(Topology.Parent parent) {
    return switch (parent) {
      case Topology.Parent.End(Origin.Kind kind) -> Optional.ofNullable(origins.get(kind));
      case Topology.Parent.NetQube(QubeName name) -> Optional.of(boxOf(name));
      case Topology.Parent.Template(QubeName name) -> Optional.of(boxOf(name));
    };
  }

  private static String to(Topology.Parent parent) {
    return switch (parent) {
      case Topology.Parent.End(Origin.Kind kind) -> kind.id();
      case Topology.Parent.NetQube(QubeName name) -> name.value();
      case Topology.Parent.Template(QubeName name) -> name.value();
    };
  }

  private Box boxOf(QubeName name) {
    return Optional.ofNullable(boxes.get(name)).orElseThrow();
  }
}
