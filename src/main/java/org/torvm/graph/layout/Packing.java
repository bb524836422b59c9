package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.torvm.graph.Metrics;
import org.torvm.graph.Origin;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;

/**
 * How far down every card stands.
 *
 * <p>Each subtree is an outline: a highest and a lowest point per column. Children are laid below
 * each other as close as their outlines allow. The subtree of a gateway is made a full rectangle
 * first, so that its territory can be tinted without touching anybody else's card; that is why a
 * general tree layout does not do here.
 */
final class Packing {
  private static final double GAP = 8;
  private static final double LANE_HALF = 7;
  private static final double STEP = 20;

  /** A subtree: the outline per column, and the middles of all cards in it. */
  private static final class Outline {
    final double[] top;
    final double[] bottom;
    final Map<QubeName, Double> middles = new HashMap<>();
    final Map<QubeName, double[]> grounds = new HashMap<>();
    double middle;

    Outline(int columns) {
      top = new double[columns];
      bottom = new double[columns];
      Arrays.fill(top, Double.NaN);
      Arrays.fill(bottom, Double.NaN);
    }

    void cover(int column, double from, double to) {
      top[column] = Double.isNaN(top[column]) ? from : Math.min(top[column], from);
      bottom[column] = Double.isNaN(bottom[column]) ? to : Math.max(bottom[column], to);
    }

    void take(Outline other, double down) {
      for (int c = 0; c < top.length; c++) {
        if (!Double.isNaN(other.top[c])) {
          cover(c, other.top[c] + down, other.bottom[c] + down);
        }
      }
      other.middles.forEach((q, y) -> middles.put(q, y + down));
      other.grounds.forEach(
          (q, g) -> grounds.put(q, new double[] {g[0] + down, g[1] + down, g[2]}));
    }

    double highest() {
      return Arrays.stream(top).filter(t -> !Double.isNaN(t)).min().orElse(0);
    }

    double lowest() {
      return Arrays.stream(bottom).filter(b -> !Double.isNaN(b)).max().orElse(0);
    }
  }

  private final Topology topology;
  private final Columns columns;
  private final Map<QubeName, List<QubeName>> children = new HashMap<>();
  private final Map<Origin.Kind, List<QubeName>> roots = new EnumMap<>(Origin.Kind.class);
  private final Map<Origin.Kind, Double> origins = new EnumMap<>(Origin.Kind.class);
  private final Outline whole;

  Packing(Topology topology, Columns columns) {
    this.topology = topology;
    this.columns = columns;
    topology.parents().keySet().forEach(this::hang);
    this.whole = new Outline(columns.count());
    for (Origin.Kind kind : Origin.Kind.values()) {
      var here = roots.getOrDefault(kind, List.of());
      if (!here.isEmpty()) {
        var outline = around(here, 0, Metrics.ORIGIN_SIZE / 2);
        double down = whole.middles.isEmpty() ? -outline.highest() : below(whole, outline);
        whole.take(outline, down);
        origins.put(kind, outline.middle + down);
      }
    }
  }

  /** The middle of each card, from the top of the forest. */
  Map<QubeName, Double> middles() {
    return whole.middles;
  }

  /** The middle of each end that something hangs from. */
  Map<Origin.Kind, Double> origins() {
    return origins;
  }

  /** The ground of each gateway: top, bottom, and the last column it covers. */
  Map<QubeName, double[]> grounds() {
    return whole.grounds;
  }

  double height() {
    return whole.lowest();
  }

  private void hang(QubeName name) {
    switch (topology.parents().get(name)) {
      case Topology.Parent.End(Origin.Kind kind) ->
          roots.computeIfAbsent(kind, k -> new ArrayList<>()).add(name);
      case Topology.Parent.NetQube(QubeName parent) ->
          children.computeIfAbsent(parent, k -> new ArrayList<>()).add(name);
      case Topology.Parent.Template(QubeName parent) ->
          children.computeIfAbsent(parent, k -> new ArrayList<>()).add(name);
      case null -> {}
    }
  }

  private Outline of(QubeName name) {
    int column = columns.of(name);
    var outline = around(children.getOrDefault(name, List.of()), column, Metrics.CARD_HEIGHT / 2);
    outline.middles.put(name, outline.middle);
    if (topology.isGateway(name)) {
      squareUp(name, outline, column);
    }
    return outline;
  }

  /** The children below each other, and their parent, which is half as high, at their middle. */
  private Outline around(List<QubeName> names, int column, double half) {
    var result = new Outline(columns.count());
    double first = 0;
    double last = 0;
    boolean any = false;
    for (QubeName child : names.stream().sorted(order()).toList()) {
      var outline = of(child);
      for (int c = column + 1; c < columns.of(child); c++) {
        outline.cover(c, outline.middle - LANE_HALF, outline.middle + LANE_HALF);
      }
      double down = any ? below(result, outline) : 0;
      down = any ? Math.max(down, last + STEP - outline.middle) : down;
      result.take(outline, down);
      first = any ? first : outline.middle;
      last = outline.middle + down;
      any = true;
    }
    result.middle = (first + last) / 2;
    result.cover(column, result.middle - half, result.middle + half);
    return result;
  }

  /** How far down {@code next} must go to clear what is already there. */
  private static double below(Outline there, Outline next) {
    double down = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < there.top.length; c++) {
      if (!Double.isNaN(there.top[c]) && !Double.isNaN(next.top[c])) {
        down = Math.max(down, there.bottom[c] + GAP - next.top[c]);
      }
    }
    return down == Double.NEGATIVE_INFINITY ? 0 : down;
  }

  private static void squareUp(QubeName name, Outline outline, int column) {
    int last = column;
    for (int c = column; c < outline.top.length; c++) {
      last = Double.isNaN(outline.top[c]) ? last : c;
    }
    double top = outline.highest() - Metrics.GROUND_PAD;
    double bottom = outline.lowest() + Metrics.GROUND_PAD + Metrics.GROUND_CAPTION;
    for (int c = column; c <= last; c++) {
      outline.cover(c, top, bottom);
    }
    outline.grounds.put(name, new double[] {top, bottom, last});
  }

  /** Gateways and what leads to them first, then net qubes, then the torified, then by name. */
  private Comparator<QubeName> order() {
    return Comparator.comparingInt((QubeName q) -> leadsToGateway(q) ? 0 : 1)
        .thenComparingInt(q -> topology.role(q) == Role.RELAY ? 0 : 1)
        .thenComparingInt(q -> topology.verdict(q) == Verdict.TORIFIED ? 0 : 1)
        .thenComparing(Comparator.naturalOrder());
  }

  private boolean leadsToGateway(QubeName name) {
    return topology.isGateway(name)
        || children.getOrDefault(name, List.of()).stream().anyMatch(this::leadsToGateway);
  }
}
