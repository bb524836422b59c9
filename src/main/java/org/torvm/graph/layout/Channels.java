package org.torvm.graph.layout;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.torvm.graph.Box;
import org.torvm.graph.Point;

/**
 * The streets between the cards that leak routes may take: lines up and down and from left to
 * right, cut into pieces where they cross, and how dear each piece is.
 */
final class Channels {
  private final double[] xs;
  private final double[] ys;
  private final double[][] right;
  private final double[][] down;

  /** Streets at those places, each piece as dear as it is long. */
  Channels(double[] across, double[] downward) {
    xs = Arrays.stream(across).sorted().distinct().toArray();
    ys = Arrays.stream(downward).sorted().distinct().toArray();
    right = lengths(ys.length, xs);
    down = lengths(xs.length, ys);
  }

  private static double[][] lengths(int streets, double[] along) {
    var lengths = new double[streets][Math.max(0, along.length - 1)];
    for (double[] street : lengths) {
      for (int a = 0; a < street.length; a++) {
        street[a] = along[a + 1] - along[a];
      }
    }
    return lengths;
  }

  /** Makes every piece that runs through one of those boxes or nearer than {@code air} so dear. */
  void charge(Collection<Box> boxes, double air, double factor) {
    for (Box box : boxes) {
      double left = box.x() - air;
      double far = box.right() + air;
      double top = box.y() - air;
      double bottom = box.bottom() + air;
      charge(ys, xs, new double[] {top, bottom, left, far}, right, factor);
      charge(xs, ys, new double[] {left, far, top, bottom}, down, factor);
    }
  }

  /** Makes it so dear to cross those boxes from left to right. */
  void chargeAcross(Collection<Box> boxes, double factor) {
    for (Box box : boxes) {
      var limits = new double[] {box.y(), box.bottom(), box.x(), box.right()};
      charge(ys, xs, limits, right, factor);
    }
  }

  /** The limits are: from and to which street, from and to where along it. */
  private static void charge(
      double[] streets, double[] along, double[] limits, double[][] costs, double factor) {
    int first = Math.max(0, atOrBefore(along, limits[2]));
    int street = atOrBefore(streets, limits[0]) + 1;
    for (; street < streets.length && streets[street] < limits[1]; street++) {
      for (int a = first; a + 1 < along.length && along[a] < limits[3]; a++) {
        costs[street][a] *= along[a + 1] > limits[2] ? factor : 1;
      }
    }
  }

  /** Makes the pieces along those corners, which lie on streets, cheaper. */
  void discount(List<Point> corners, double factor) {
    for (int i = 0; i + 1 < corners.size(); i++) {
      Point a = corners.get(i);
      Point b = corners.get(i + 1);
      int column = Arrays.binarySearch(xs, Math.min(a.x(), b.x()));
      int row = Arrays.binarySearch(ys, Math.min(a.y(), b.y()));
      for (int c = column; c >= 0 && row >= 0 && xs[c] < Math.max(a.x(), b.x()); c++) {
        right[row][c] *= factor;
      }
      for (int r = row; r >= 0 && column >= 0 && ys[r] < Math.max(a.y(), b.y()); r++) {
        down[column][r] *= factor;
      }
    }
  }

  private static int atOrBefore(double[] sorted, double value) {
    int found = Arrays.binarySearch(sorted, value);
    return found >= 0 ? found : -found - 2;
  }

  int columns() {
    return xs.length;
  }

  int rows() {
    return ys.length;
  }

  double x(int column) {
    return xs[column];
  }

  double y(int row) {
    return ys[row];
  }

  int column(double x) {
    return Arrays.binarySearch(xs, x);
  }

  int row(double y) {
    return Arrays.binarySearch(ys, y);
  }

  /** What it costs to go from that crossing to its neighbour on the right; infinite for no way. */
  double right(int column, int row) {
    return column < 0 || column >= xs.length - 1 ? Double.POSITIVE_INFINITY : right[row][column];
  }

  /** What it costs to go from that crossing to its neighbour below; infinite for no way. */
  double down(int column, int row) {
    return row < 0 || row >= ys.length - 1 ? Double.POSITIVE_INFINITY : down[column][row];
  }
}
