package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.torvm.graph.Box;
import org.torvm.graph.Card;
import org.torvm.graph.Extent;
import org.torvm.graph.GraphPicture;
import org.torvm.graph.LeakRoute;
import org.torvm.graph.Metrics;
import org.torvm.graph.Origin;
import org.torvm.graph.Territory;
import org.torvm.leak.LeakReport;
import org.torvm.portrait.KindWords;
import org.torvm.qubes.Label;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * Gives everything its place: the forest from left to right, what has no network below the net
 * qubes.
 *
 * <p>What a qube does moves nothing: only who there is, what hangs from what, and which qubes leak
 * straight out decide where cards stand. When a qube comes to a block of others or leaves it, what
 * stands outside that block keeps its place, or moves down or up by one distance if it stands below
 * that block.
 */
public final class ForestLayout {
  private final LeakReport report;
  private final Topology topology;
  private final List<Trunk> trunks;
  private final Set<QubeName> leaking = new HashSet<>();
  private final Placed placed = new Placed();

  private ForestLayout(LeakReport report, Extent extent) {
    this.report = report;
    this.topology = new Topology(report, extent);
    this.trunks = Trunk.of(report, topology);
    trunks.stream().filter(Trunk::direct).forEach(t -> leaking.addAll(t.from()));
    new Arrangement(topology, leaking, placed).place(Metrics.MARGIN + Metrics.HEADINGS);
    new Bands(topology, placed).place();
    placed.headings.addAll(0, Headings.over(topology, placed));
  }

  /** The picture of that audit to the extent of every day. */
  public static GraphPicture of(LeakReport report) {
    return of(report, Extent.EVERYDAY);
  }

  /**
   * The picture of that audit. Pure: the same report gives the same picture on every machine. At
   * the extent of every day, templates and internal qubes are left out unless something is wrong
   * with them or packets pass through them.
   */
  public static GraphPicture of(LeakReport report, Extent extent) {
    return new ForestLayout(report, extent).picture();
  }

  private GraphPicture picture() {
    var territories = territories();
    var words = new ArrayList<Box>();
    territories.forEach(t -> words.add(Captions.of(t)));
    placed.headings.forEach(h -> words.add(Captions.of(h)));
    var routes = new LeakRoutes(placed, words, new LabelPlaces(placed, words)).draw(trunks);
    return new GraphPicture(
        report.system().kind(),
        report.system().release(),
        Math.max(placed.right(), right(words, routes)) + Metrics.MARGIN,
        Math.max(placed.bottom(), bottom(words, routes)) + Metrics.MARGIN,
        placed.headings,
        territories,
        placed.origins.entrySet().stream().map(e -> new Origin(e.getKey(), e.getValue())).toList(),
        placed.cards.entrySet().stream().map(e -> card(e.getKey(), e.getValue())).toList(),
        new Lines(topology, placed).draw(leaking),
        routes);
  }

  private static double right(List<Box> words, List<LeakRoute> routes) {
    double right = words.stream().mapToDouble(Box::right).max().orElse(0);
    return Math.max(right, routes.stream().mapToDouble(r -> r.label().right()).max().orElse(0));
  }

  private static double bottom(List<Box> words, List<LeakRoute> routes) {
    double bottom = words.stream().mapToDouble(Box::bottom).max().orElse(0);
    return Math.max(bottom, routes.stream().mapToDouble(r -> r.label().bottom()).max().orElse(0));
  }

  private Card card(QubeName name, Box box) {
    Optional<Qube> qube = topology.qube(name);
    return new Card(
        name,
        qube.map(Qube::label).orElse(Label.UNKNOWN),
        words().withUnusualState(name),
        qube.map(Qube::state).orElse(PowerState.UNKNOWN),
        topology.verdict(name),
        topology.isGateway(name),
        topology.worst(name),
        box);
  }

  private KindWords words() {
    return new KindWords(report.system(), topology::isGateway, q -> topology.role(q) == Role.RELAY);
  }

  /** The outer ones first, so that the inner ones are drawn over them. */
  private List<Territory> territories() {
    return placed.grounds.entrySet().stream()
        .map(e -> new Territory(e.getKey(), e.getValue(), Text.of("graph.territory", e.getKey())))
        .sorted(
            Comparator.comparingDouble((Territory t) -> -t.box().width() * t.box().height())
                .thenComparing(Territory::gateway))
        .toList();
  }
}
