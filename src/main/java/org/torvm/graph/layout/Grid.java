package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.List;
import org.torvm.graph.Box;
import org.torvm.graph.Metrics;
import org.torvm.graph.Point;
import org.torvm.graph.TextWidth;
import org.torvm.qubes.QubeName;

/**
 * Qubes in rows, so that many of them become a wide block instead of a long column. How many stand
 * in a row depends on their number alone: one more of them moves only those that come after it,
 * save when the block becomes wider.
 */
final class Grid {
  private static final int ONE_ROW = 4;
  private static final double SPREAD = 1.45;

  private final List<QubeName> qubes;
  private final int columns;
  private final double gap;
  private final double[] widths;

  private Grid(List<QubeName> qubes, int columns, double gap) {
    this.qubes = List.copyOf(qubes);
    this.columns = columns;
    this.gap = gap;
    this.widths = new double[columns];
    for (int i = 0; i < qubes.size(); i++) {
      int column = i % columns;
      widths[column] = Math.max(widths[column], cardWidth(qubes.get(i)));
    }
  }

  /** A block that lines lead to: there is room for them between its columns. */
  static Grid of(List<QubeName> qubes) {
    return new Grid(qubes, columnsFor(qubes.size()), Metrics.CARD_GAP);
  }

  /** A block of that many columns that no line leads to. */
  static Grid plain(List<QubeName> qubes, int columns) {
    return new Grid(qubes, Math.clamp(qubes.size(), 1, columns), Metrics.CARD_GAP);
  }

  /** How many stand in one row when there are that many. */
  static int columnsFor(int qubes) {
    long wide = Math.round(SPREAD * Math.sqrt(qubes));
    return (int) Math.min(qubes, Math.max(ONE_ROW, wide));
  }

  static double cardWidth(QubeName name) {
    double wanted = TextWidth.of(name.value(), Metrics.NAME_SIZE) + Metrics.CARD_FURNITURE;
    return Math.clamp(wanted, Metrics.CARD_LEAST_WIDTH, Metrics.CARD_MOST_WIDTH);
  }

  /** What must stay free over the first row. */
  double header() {
    return columns > 1 ? Metrics.HEADER : 0;
  }

  double width() {
    double sum = gap * (columns - 1);
    for (double width : widths) {
      sum += width;
    }
    return sum;
  }

  double height() {
    int rows = (qubes.size() + columns - 1) / columns;
    return rows * (Metrics.CARD_HEIGHT + Metrics.ROW_GAP) - Metrics.ROW_GAP;
  }

  /** Places the cards with the first one's corner there. */
  void place(double x, double y, Placed placed) {
    for (int i = 0; i < qubes.size(); i++) {
      double row = Math.floorDiv(i, columns) * (Metrics.CARD_HEIGHT + Metrics.ROW_GAP);
      int column = i % columns;
      placed.cards.put(
          qubes.get(i), new Box(x + left(column), y + row, widths[column], Metrics.CARD_HEIGHT));
    }
  }

  /** Leads a line to each card, which has been placed; they come down along {@code bus}. */
  void connect(List<Point> stem, double bus, Placed placed) {
    double header = placed.card(qubes.getFirst()).y() - Metrics.HEADER;
    for (int i = 0; i < qubes.size(); i++) {
      Box card = placed.card(qubes.get(i));
      var way = new ArrayList<>(stem);
      double down = bus;
      if (i % columns > 0) {
        down = card.x() - Metrics.STUB;
        way.add(new Point(bus, header));
        way.add(new Point(down, header));
      }
      way.add(new Point(down, card.centreY()));
      way.add(new Point(card.x(), card.centreY()));
      placed.ways.put(qubes.get(i), way);
    }
  }

  private double left(int column) {
    double left = gap * column;
    for (int c = 0; c < column; c++) {
      left += widths[c];
    }
    return left;
  }
}
