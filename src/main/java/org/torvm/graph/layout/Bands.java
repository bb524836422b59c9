package org.torvm.graph.layout;

import java.util.List;
import java.util.Optional;
import org.torvm.graph.Heading;
import org.torvm.graph.Metrics;
import org.torvm.graph.Origin;
import org.torvm.graph.Point;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * Places the qubes that hang from nothing: those without network, and the templates. They stand
 * under the net qubes, where there is room, else below everything.
 */
final class Bands {
  private static final int MOST_COLUMNS = 4;
  private static final int FEW = 6;
  private static final double AIR = 10;

  private final Topology topology;
  private final Placed placed;
  private double right;
  private double top;

  Bands(Topology topology, Placed placed) {
    this.topology = topology;
    this.placed = placed;
  }

  void place() {
    pocket();
    var offline =
        topology.visible().stream().filter(q -> topology.verdict(q) == Verdict.OFFLINE).toList();
    band("graph.heading.offline", offline.stream().filter(q -> !isTemplate(q)).toList());
    band("graph.heading.templates", offline.stream().filter(this::isTemplate).toList());
  }

  private boolean isTemplate(QubeName name) {
    return topology.qube(name).map(Qube::klass).filter(QubeClass.TEMPLATE::equals).isPresent();
  }

  /** Finds the free corner under the lowest chain of net qubes, up to where it branches. */
  private void pocket() {
    top = placed.origins.isEmpty() ? Metrics.MARGIN : 0;
    for (Origin.Kind kind : placed.origins.keySet()) {
      var box = placed.origins.get(kind);
      right = box.right();
      top = box.bottom() + Metrics.BAND_GAP;
      var here = only(topology.children(new Topology.Parent.End(kind)));
      while (here.isPresent()) {
        right = placed.card(here.get()).right();
        here = only(topology.children(here.get()));
      }
    }
  }

  private Optional<QubeName> only(List<QubeName> children) {
    return children.size() == 1 && !topology.isGateway(children.getFirst())
        ? Optional.of(children.getFirst())
        : Optional.empty();
  }

  private void band(String words, List<QubeName> qubes) {
    if (qubes.isEmpty()) {
      return;
    }
    var grid = fitting(qubes);
    if (grid.isEmpty()) {
      top = Math.max(top, placed.bottom() + Metrics.BAND_GAP);
    }
    var used = grid.orElseGet(() -> Grid.plain(qubes, Grid.columnsFor(qubes.size())));
    placed.headings.add(new Heading(Text.of(words), new Point(Metrics.MARGIN, top + AIR)));
    used.place(Metrics.MARGIN, top + Metrics.HEADING, placed);
    top += Metrics.HEADING + used.height() + Metrics.BAND_GAP;
  }

  private Optional<Grid> fitting(List<QubeName> qubes) {
    int least = qubes.size() <= FEW ? 1 : 2;
    for (int columns = Math.min(MOST_COLUMNS, qubes.size()); columns >= least; columns--) {
      var grid = Grid.plain(qubes, columns);
      if (Metrics.MARGIN + grid.width() <= right) {
        return Optional.of(grid);
      }
    }
    return Optional.empty();
  }
}
