package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.torvm.graph.Line;
import org.torvm.graph.Origin;
import org.torvm.graph.PathData;
import org.torvm.graph.Point;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;

/**
 * Draws the lines of the forest: every qube to its net qube or to what it was made from. Each is
 * drawn whole and from its common end, so that lines which share a part of their way lie exactly on
 * each other, dash on dash.
 */
final class Lines {
  static final double RADIUS = 6;
  private static final double TRUNK_WEIGHT = 2.5;
  private static final double WEIGHT = 2;
  private static final double THIN = 1.5;

  private final Topology topology;
  private final Placed placed;

  Lines(Topology topology, Placed placed) {
    this.topology = topology;
    this.placed = placed;
  }

  /** All but those of the leaking, whose lines are leak routes and not drawn twice. */
  List<Line> draw(Collection<QubeName> leaking) {
    var lines = new ArrayList<Line>();
    topology
        .parents()
        .forEach((q, parent) -> {
          if (!leaking.contains(q)) {
            lines.add(line(q, parent, way(placed, q)));
          }
        });
    return lines;
  }

  /** The corners of the line of that qube, from the tip of its arrow. */
  static List<Point> way(Placed placed, QubeName name) {
    return Optional.ofNullable(placed.ways.get(name)).orElseThrow();
  }

  /** Those corners as path data that begins behind the arrow's head. */
  static String path(List<Point> way, double radius) {
    var corners = new ArrayList<Point>();
    corners.add(PathData.behindHead(way.getFirst()));
    for (int i = 1; i < way.size(); i++) {
      Point here = way.get(i);
      boolean last = i == way.size() - 1;
      if (last || !isStraight(corners.getLast(), here, way.get(i + 1))) {
        corners.add(here);
      }
    }
    return PathData.rounded(corners, radius);
  }

  private static boolean isStraight(Point before, Point here, Point after) {
    return (before.x() == here.x() && here.x() == after.x())
        || (before.y() == here.y() && here.y() == after.y());
  }

  private Line line(QubeName name, Topology.Parent parent, List<Point> way) {
    boolean made = parent instanceof Topology.Parent.Template;
    return new Line(
        made ? Line.Kind.MADE_FROM : Line.Kind.NETWORK,
        name,
        to(parent),
        topology.isGateway(name) ? Verdict.TORIFIED : topology.verdict(name),
        made ? THIN : weight(name),
        path(way, RADIUS),
        PathData.head(way.getFirst()));
  }

  private double weight(QubeName name) {
    boolean tube = topology.isGateway(name) || topology.verdict(name) == Verdict.TORIFIED;
    boolean trunk = topology.role(name) == Role.GATEWAY || topology.role(name) == Role.RELAY;
    return (trunk ? TRUNK_WEIGHT : WEIGHT) + (tube ? 2 : 0);
  }

  private static String to(Topology.Parent parent) {
    return switch (parent) {
      case Topology.Parent.End(Origin.Kind kind) -> kind.id();
      case Topology.Parent.NetQube(QubeName name) -> name.value();
      case Topology.Parent.Template(QubeName name) -> name.value();
    };
  }
}
