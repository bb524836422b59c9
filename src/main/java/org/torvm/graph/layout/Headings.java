package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.torvm.graph.Heading;
import org.torvm.graph.Metrics;
import org.torvm.graph.Point;
import org.torvm.leak.Verdict;
import org.torvm.text.Text;

/** Names the columns at the top of the picture, each by what really stands in it. */
final class Headings {
  private static final double AIR = 8;

  private Headings() {}

  /**
   * The headings in a row at the top: each over the leftmost card of its kind, and only where that
   * leaves room for all to be read.
   */
  static List<Heading> over(Topology topology, Placed placed) {
    var headings = new ArrayList<Heading>();
    if (!placed.origins.isEmpty()) {
      headings.add(heading("graph.heading.internet", Metrics.MARGIN));
    }
    add(headings, "graph.heading.net-qubes", leftmost(topology, placed, Role.RELAY));
    add(headings, "graph.heading.gateways", leftmost(topology, placed, Role.GATEWAY));
    add(headings, "graph.heading.clients", clients(topology, placed));
    return headings;
  }

  private static void add(List<Heading> headings, String key, Optional<Double> x) {
    x.map(left -> heading(key, left))
        .filter(
            h -> headings.isEmpty() || Captions.of(headings.getLast()).right() + AIR <= h.at().x())
        .ifPresent(headings::add);
  }

  private static Heading heading(String key, double x) {
    return new Heading(Text.of(key), new Point(x, Metrics.MARGIN + AIR + 2));
  }

  private static Optional<Double> leftmost(Topology topology, Placed placed, Role role) {
    return topology.parents().keySet().stream()
        .filter(q -> topology.role(q) == role)
        .map(q -> placed.card(q).x())
        .min(Comparator.naturalOrder());
  }

  /**
   * Clients of gateways where there are gateways; the others stand under a heading of their own.
   */
  private static Optional<Double> clients(Topology topology, Placed placed) {
    boolean gateways = !placed.grounds.isEmpty();
    return topology.parents().keySet().stream()
        .filter(q -> topology.role(q) == Role.CLIENT)
        .filter(q -> !gateways || topology.verdict(q) == Verdict.TORIFIED)
        .map(q -> placed.card(q).x())
        .min(Comparator.naturalOrder());
  }
}
