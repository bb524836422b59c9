package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.torvm.graph.Box;
import org.torvm.graph.Heading;
import org.torvm.graph.Metrics;
import org.torvm.graph.Origin;
import org.torvm.graph.Point;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * Places the forest from left to right: each qube stands level with the first thing behind it, and
 * what is behind it stands in blocks below each other. So a block that grows moves only what stands
 * below it, all by one distance, and nothing sideways.
 */
final class Arrangement {
  private final Topology topology;
  private final Set<QubeName> leaking;
  private final Placed placed;

  /**
   * An arrangement yet to be made.
   *
   * @param leaking whose packets go straight out although they should not
   * @param placed where the places go
   */
  Arrangement(Topology topology, Set<QubeName> leaking, Placed placed) {
    this.topology = topology;
    this.leaking = leaking;
    this.placed = placed;
  }

  /** Places everything that has a way out, the ends of those ways below each other. */
  void place(double top) {
    double y = top;
    for (Origin.Kind kind : Origin.Kind.values()) {
      var roots = topology.children(new Topology.Parent.End(kind));
      if (!roots.isEmpty()) {
        double above = (Metrics.ORIGIN_SIZE - Metrics.CARD_HEIGHT) / 2;
        double inner = y + Math.max(0, above - lead(roots));
        double circle = inner + lead(roots) - above;
        var box = new Box(Metrics.MARGIN, circle, Metrics.ORIGIN_SIZE, Metrics.ORIGIN_SIZE);
        placed.origins.put(kind, box);
        var spread = contents(roots, box, inner, false);
        y = Math.max(spread.bottom(), box.bottom()) + Metrics.BAND_GAP;
      }
    }
  }

  /** How far below the top of all these the first card stands. */
  private double lead(List<QubeName> children) {
    if (children.isEmpty()) {
      return 0;
    }
    var first = Kin.sort(children, topology, leaking).firstEntry().getValue();
    var leaves = leaves(first);
    if (!leaves.isEmpty()) {
      return Grid.of(leaves).header();
    }
    QubeName next = trees(first).getFirst();
    double pad = topology.isGateway(next) ? Metrics.GROUND_PAD : 0;
    return pad + lead(topology.children(next));
  }

  /** A qube and all behind it, nothing of it above {@code top}. */
  private Spread tree(QubeName name, double x, double top, double width) {
    boolean gateway = topology.isGateway(name);
    double inner = gateway ? top + Metrics.GROUND_PAD : top;
    var children = topology.children(name);
    var card = new Box(x, inner + lead(children), width, Metrics.CARD_HEIGHT);
    placed.cards.put(name, card);
    var spread = new Spread(card.right(), card.bottom());
    if (!children.isEmpty()) {
      placed.netted.add(name);
      boolean torified = gateway || topology.verdict(name) == Verdict.TORIFIED;
      spread = spread.and(contents(children, card, inner, torified));
    }
    return gateway ? ground(name, card, top, spread) : spread;
  }

  private Spread ground(QubeName name, Box card, double top, Spread inside) {
    double left = card.x() - Metrics.GROUND_SIDE;
    double right = Math.max(inside.right(), card.x() + Captions.width(name));
    double bottom = inside.bottom() + Metrics.GROUND_PAD + Metrics.GROUND_CAPTION;
    var box = new Box(left, top, right + Metrics.GROUND_SIDE - left, bottom - top);
    placed.grounds.put(name, box);
    return new Spread(box.right(), box.bottom());
  }

  /** All that hangs from one, kind by kind, with the lines to it. */
  private Spread contents(List<QubeName> children, Box parent, double top, boolean torified) {
    var kinds = Kin.sort(children, topology, leaking);
    double side = children.stream().anyMatch(topology::isGateway) ? Metrics.GROUND_SIDE : 0;
    double lanes = Metrics.FIRST_LANE + Metrics.LANE * kinds.size() + side;
    double x = parent.right() + Math.max(Metrics.LEAST_GUTTER, lanes);
    var tip = new Point(parent.right() + 1, parent.centreY());
    var spread = new Spread(parent.right(), top);
    double y = top;
    int lane = kinds.size();
    boolean open = torified;
    for (Map.Entry<Kin, List<QubeName>> kind : kinds.entrySet()) {
      lane--;
      if (!open && kind.getKey() != Kin.TORIFIED && kinds.containsKey(Kin.TORIFIED)) {
        open = true;
        placed.headings.add(heading(x, y));
        y += Metrics.HEADING;
      }
      double bus = parent.right() + Metrics.FIRST_LANE + Metrics.LANE * lane;
      var bundle =
          kind.getKey() == Kin.LEAKING
              ? labelled(kind.getValue(), tip, bus, x, y)
              : bundle(kind.getValue(), List.of(tip, new Point(bus, tip.y())), bus, x, y);
      spread = spread.and(bundle);
      y = bundle.bottom() + Metrics.ROW_GAP;
    }
    placed.gutters.add(new Box(parent.right(), top, x - parent.right(), spread.bottom() - top));
    return spread;
  }

  private static Heading heading(double x, double y) {
    return new Heading(Text.of("graph.heading.clearnet"), new Point(x, y + Metrics.HEADING - 7));
  }

  /** Leaks begin behind the words that say so. */
  private Spread labelled(List<QubeName> names, Point tip, double bus, double x, double y) {
    double middle = y + lead(names) + Metrics.CARD_HEIGHT / 2;
    double top = middle - Metrics.LABEL_HEIGHT / 2;
    var label = new Box(x, top, Captions.labelWidth(names), Metrics.LABEL_HEIGHT);
    placed.labels.put(topology.parent(names.getFirst()), label);
    double inner = label.right() + Metrics.STUB;
    double side = names.stream().anyMatch(topology::isGateway) ? Metrics.GROUND_SIDE : 0;
    var stem =
        List.of(tip, new Point(bus, tip.y()), new Point(bus, middle), new Point(inner, middle));
    var spread = bundle(names, stem, inner, inner + 2 * Metrics.STUB + side, y);
    return spread.and(new Spread(label.right(), label.bottom()));
  }

  /** First the block of those that nothing hangs from, then the others below each other. */
  private Spread bundle(List<QubeName> names, List<Point> stem, double bus, double x, double top) {
    var spread = new Spread(x, top);
    double y = top;
    var leaves = leaves(names);
    if (!leaves.isEmpty()) {
      var grid = Grid.of(leaves);
      grid.place(x, y + grid.header(), placed);
      grid.connect(stem, bus, placed);
      spread = spread.and(new Spread(x + grid.width(), y + grid.header() + grid.height()));
      y = spread.bottom() + Metrics.ROW_GAP;
    }
    var trees = trees(names);
    for (QubeName name : trees) {
      spread = spread.and(tree(name, x, y, width(name, trees)));
      connect(name, stem, bus);
      y = spread.bottom() + Metrics.ROW_GAP;
    }
    return spread;
  }

  private void connect(QubeName name, List<Point> stem, double bus) {
    Box card = placed.card(name);
    var way = new ArrayList<>(stem);
    way.add(new Point(bus, card.centreY()));
    way.add(new Point(card.x(), card.centreY()));
    placed.ways.put(name, way);
  }

  /** As wide as the widest of its like, so that what is behind them stands in one column. */
  private double width(QubeName name, List<QubeName> beside) {
    return beside.stream()
        .filter(q -> topology.role(q) == topology.role(name))
        .mapToDouble(Grid::cardWidth)
        .max()
        .orElse(Metrics.CARD_LEAST_WIDTH);
  }

  private List<QubeName> leaves(List<QubeName> names) {
    return names.stream().filter(topology::isLeaf).toList();
  }

  /** Templates with their disposables, then net qubes, then gateways, each by name. */
  private List<QubeName> trees(List<QubeName> names) {
    return names.stream()
        .filter(q -> !topology.isLeaf(q))
        .sorted(Comparator.comparingInt(this::order).thenComparing(Comparator.naturalOrder()))
        .collect(Collectors.toUnmodifiableList());
  }

  private int order(QubeName name) {
    return switch (topology.role(name)) {
      case CLIENT, DISPOSABLE, OFFLINE -> 0;
      case RELAY -> 1;
      case GATEWAY -> 2;
    };
  }
}
