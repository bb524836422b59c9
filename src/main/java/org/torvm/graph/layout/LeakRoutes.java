package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.torvm.graph.Box;
import org.torvm.graph.LeakRoute;
import org.torvm.graph.Metrics;
import org.torvm.graph.PathData;
import org.torvm.graph.Point;
import org.torvm.qubes.QubeName;

/**
 * Draws the leaks. What goes straight out without Tor has its line already, as everything has that
 * hangs from something; what goes out through a disposable takes the streets between the cards.
 */
final class LeakRoutes {
  private static final double AIR = 3;
  private static final double STREET = Metrics.ROW_GAP / 2;
  private static final double BELOW_MIDDLE = 9;
  private static final double RADIUS = 10;
  private static final double ON_OWN_GROUND = 1.5;
  private static final double ON_GROUND = 20;
  private static final double ON_WORDS = 40;
  private static final double ACROSS_LINES = 12;
  private static final double SHARED = 0.3;

  private final Placed placed;
  private final LabelPlaces labels;
  private final List<Box> houses;
  private final List<Box> words;

  /**
   * Routes past those things.
   *
   * @param words headings and captions, which no route runs through when there is another way
   */
  LeakRoutes(Placed placed, List<Box> words, LabelPlaces labels) {
    this.placed = placed;
    this.labels = labels;
    this.words = words;
    this.houses =
        Stream.of(placed.cards.values(), placed.origins.values(), placed.labels.values())
            .flatMap(boxes -> boxes.stream())
            .toList();
  }

  List<LeakRoute> draw(List<Trunk> trunks) {
    var routes = new ArrayList<LeakRoute>();
    for (Trunk trunk : trunks) {
      routes.add(trunk.above().map(p -> direct(trunk, p)).orElseGet(() -> spawning(trunk)));
    }
    return routes;
  }

  private LeakRoute direct(Trunk trunk, Topology.Parent above) {
    var ways = trunk.from().stream().map(q -> Lines.way(placed, q)).toList();
    var label = Optional.ofNullable(placed.labels.get(above)).orElseThrow();
    return route(trunk, ways, Lines.RADIUS, label);
  }

  /** The first way is found alone; the others meet it as soon as that is not too far round. */
  private LeakRoute spawning(Trunk trunk) {
    Box target = placed.card(trunk.to());
    var end = new Point(target.right() + Metrics.LEAK_ARRIVAL, target.centreY() + BELOW_MIDDLE);
    var exits = trunk.from().stream().map(q -> exit(placed.card(q))).toList();
    var channels = channels(trunk.from(), end);
    var routes = new ArrayList<List<Point>>();
    var first = new Ways(channels, end, List.of(exits.getFirst()));
    routes.add(way(exits.getFirst(), target, end, first));
    if (exits.size() > 1) {
      channels.discount(routes.getFirst(), SHARED);
      var ways = new Ways(channels, end, exits);
      exits.stream().skip(1).forEach(exit -> routes.add(way(exit, target, end, ways)));
    }
    return route(trunk, routes, RADIUS, labels.near(routes, Captions.labelWidth(trunk.from())));
  }

  private static Point exit(Box card) {
    return new Point(card.right() + Metrics.LEAK_LANE, card.centreY());
  }

  private LeakRoute route(Trunk trunk, List<List<Point>> ways, double radius, Box label) {
    return new LeakRoute(
        trunk.from(),
        trunk.to(),
        trunk.findings(),
        ways.stream().map(w -> Lines.path(w, radius)).toList(),
        PathData.head(ways.getFirst().getFirst()),
        Captions.headline(trunk.from()),
        Captions.words(trunk),
        label);
  }

  /** From the tip of the arrow to the card that leaks. */
  private static List<Point> way(Point exit, Box target, Point end, Ways ways) {
    var corners = new ArrayList<Point>();
    corners.add(new Point(target.right() + 1, end.y()));
    var found = ways.from(exit);
    corners.addAll(found.isEmpty() ? List.of(end, new Point(end.x(), exit.y())) : found.reversed());
    corners.add(new Point(exit.x() - Metrics.LEAK_LANE, exit.y()));
    return corners;
  }

  /** Streets beside cards that lines come together at would hide those lines. */
  private Channels channels(List<QubeName> from, Point end) {
    var across =
        Stream.concat(
                placed.cards.entrySet().stream()
                    .filter(e -> !placed.netted.contains(e.getKey()) || from.contains(e.getKey()))
                    .map(Map.Entry::getValue),
                placed.grounds.values().stream())
            .mapToDouble(b -> b.right() + Metrics.LEAK_LANE);
    var down =
        Stream.concat(placed.cards.values().stream(), placed.grounds.values().stream())
            .mapToDouble(b -> b.bottom() + STREET);
    var exits = from.stream().mapToDouble(q -> placed.card(q).centreY());
    var channels =
        new Channels(
            DoubleStream.concat(across, DoubleStream.of(end.x())).toArray(),
            DoubleStream.concat(DoubleStream.concat(down, exits), DoubleStream.of(end.y()))
                .toArray());
    channels.charge(houses, AIR, Double.POSITIVE_INFINITY);
    channels.charge(words, AIR, ON_WORDS);
    channels.chargeAcross(placed.gutters, ACROSS_LINES);
    for (Box ground : placed.grounds.values()) {
      boolean own = from.stream().anyMatch(q -> ground.overlaps(placed.card(q), 0));
      channels.charge(List.of(ground), 0, own ? ON_OWN_GROUND : ON_GROUND);
    }
    return channels;
  }
}
