package org.torvm.graph.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.torvm.graph.Metrics;
import org.torvm.graph.TextWidth;
import org.torvm.qubes.QubeName;

/** Where each column stands from left to right, and how wide it is. */
final class Places {
  private static final int LEAST_BAND = 5;

  private final Map<QubeName, Integer> columnOf = new HashMap<>();
  private final double[] left;
  private final double[] width;
  private final int bandColumns;

  Places(Topology topology, Columns columns, List<QubeName> offline, List<Trunk> trunks) {
    bandColumns = Math.max(LEAST_BAND, columns.count() - 1);
    int count = Math.max(columns.count(), bandColumns + 1);
    for (int i = 0; i < offline.size(); i++) {
      columnOf.put(offline.get(i), bandColumn(i));
    }
    topology.parents().keySet().forEach(q -> columnOf.put(q, columns.of(q)));
    width = new double[count];
    left = new double[count];
    for (int c = 0; c < count; c++) {
      width[c] = c == 0 ? Metrics.ORIGIN_SIZE : Metrics.CARD_LEAST_WIDTH;
    }
    columnOf.forEach((q, c) -> width[c] = Math.max(width[c], cardWidth(q)));
    left[0] = Metrics.MARGIN;
    int gateway = columns.firstOf(Role.GATEWAY).orElse(-1);
    for (int c = 1; c < count; c++) {
      left[c] = left[c - 1] + width[c - 1] + gutter(c - 1, gateway, trunks);
    }
  }

  /** The column of that qube, the band's cards included. */
  int column(QubeName name) {
    return columnOf.getOrDefault(name, 0);
  }

  /** How many columns there are, those of the band included. */
  int columns() {
    return left.length;
  }

  double left(int column) {
    return left[column];
  }

  double width(int column) {
    return width[column];
  }

  double right(int column) {
    return left[column] + width[column];
  }

  /** How many cards stand beside each other in the band. */
  int bandColumns() {
    return bandColumns;
  }

  /** The column of the band's card of that index. */
  int bandColumn(int index) {
    return 1 + index % bandColumns;
  }

  private double gutter(int column, int gateway, List<Trunk> trunks) {
    long here = trunks.stream().filter(t -> column(t.to()) == column && !t.direct()).count();
    double base = column >= gateway - 1 && gateway > 0 ? Metrics.WIDE_GUTTER : Metrics.GUTTER;
    return base + Metrics.TRUNK * Math.max(0, here - 1);
  }

  private static double cardWidth(QubeName name) {
    double wanted = TextWidth.of(name.value(), Metrics.NAME_SIZE) + Metrics.CARD_FURNITURE;
    return Math.min(Metrics.CARD_MOST_WIDTH, wanted);
  }
}
