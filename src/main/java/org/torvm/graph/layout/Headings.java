package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.torvm.graph.Heading;
import org.torvm.graph.Metrics;
import org.torvm.graph.Point;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/** Names the columns at the top of the picture, each by what really stands in it. */
final class Headings {
  private static final double AIR = 8;

  private Headings() {}

  /**
   * The headings in a row at the top, from left to right: each over the first column that begins
   * with such a qube, and only where there is room to read it.
   */
  static List<Heading> over(Topology topology, Placed placed) {
    var headings = new ArrayList<Heading>();
    if (!placed.origins.isEmpty()) {
      headings.add(heading("graph.heading.internet", Metrics.MARGIN));
    }
    var named = new HashSet<String>();
    for (var column : columns(topology, placed).entrySet()) {
      String key = key(topology.role(column.getValue()));
      if (named.add(key)) {
        add(headings, heading(key, column.getKey()));
      }
    }
    return headings;
  }

  /** The left edge of each column and the qube at its top. */
  private static SortedMap<Double, QubeName> columns(Topology topology, Placed placed) {
    var columns = new TreeMap<Double, QubeName>();
    for (QubeName name : topology.parents().keySet()) {
      columns.merge(
          placed.card(name).x(), name, (a, b) -> placed.card(a).y() <= placed.card(b).y() ? a : b);
    }
    return columns;
  }

  private static String key(Role role) {
    return switch (role) {
      case RELAY -> "graph.heading.net-qubes";
      case GATEWAY -> "graph.heading.gateways";
      case CLIENT, DISPOSABLE, OFFLINE -> "graph.heading.clients";
    };
  }

  private static void add(List<Heading> headings, Heading next) {
    if (headings.isEmpty() || Captions.of(headings.getLast()).right() + AIR <= next.at().x()) {
      headings.add(next);
    }
  }

  private static Heading heading(String key, double x) {
    return new Heading(Text.of(key), new Point(x, Metrics.MARGIN + AIR + 2));
  }
}
