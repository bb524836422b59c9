package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.torvm.graph.Box;
import org.torvm.graph.Card;
import org.torvm.graph.Extent;
import org.torvm.graph.GraphPicture;
import org.torvm.graph.Heading;
import org.torvm.graph.LeakRoute;
import org.torvm.graph.Line;
import org.torvm.graph.Metrics;
import org.torvm.graph.Origin;
import org.torvm.graph.Point;
import org.torvm.graph.Territory;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Verdict;
import org.torvm.portrait.KindWords;
import org.torvm.qubes.Label;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/** Gives everything its place: columns from left to right, the forest, the band without network. */
public final class ForestLayout {
  private final LeakReport report;
  private final Topology topology;
  private final Columns columns;
  private final Packing packing;
  private final List<Trunk> trunks;
  private final Places places;
  private final SortedMap<QubeName, Box> boxes = new TreeMap<>();
  private final Map<Origin.Kind, Box> origins = new EnumMap<>(Origin.Kind.class);
  private final double bandTop;

  private ForestLayout(LeakReport report, Extent extent) {
    this.report = report;
    this.topology = new Topology(report, extent);
    this.columns = new Columns(topology);
    this.packing = new Packing(topology, columns);
    this.trunks = Trunk.of(report, topology);
    var offline = offline();
    this.places = new Places(topology, columns, offline, trunks);
    double top = Metrics.MARGIN + Metrics.HEADINGS;
    packing.origins().forEach((k, y) -> origins.put(k, originBox(top + y)));
    packing.middles().forEach((q, y) -> boxes.put(q, cardBox(columns.of(q), top + y)));
    long around = trunks.stream().filter(this::goesAround).count();
    double lanes = around == 0 ? 0 : 16 + 10.0 * around;
    bandTop = top + packing.height() + Metrics.BAND_GAP + lanes;
    for (int i = 0; i < offline.size(); i++) {
      double row = Math.floorDiv(i, places.bandColumns());
      double middle = bandTop + 18 + Metrics.CARD_HEIGHT / 2 + row * Metrics.ROW;
      boxes.put(offline.get(i), cardBox(places.bandColumn(i), middle));
    }
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
    var routes = new LeakRoutes(topology, places, boxes, bandTop);
    var leaks = routes.draw(trunks);
    var territories = territories();
    double right = boxes.values().stream().mapToDouble(Box::right).max().orElse(0);
    double bottom = boxes.values().stream().mapToDouble(Box::bottom).max().orElse(0);
    for (Territory territory : territories) {
      right = Math.max(right, territory.box().right());
      bottom = Math.max(bottom, territory.box().bottom());
    }
    for (LeakRoute leak : leaks) {
      right = Math.max(right, leak.label().right());
      bottom = Math.max(bottom, leak.label().bottom());
    }
    for (Box origin : origins.values()) {
      right = Math.max(right, origin.right());
      bottom = Math.max(bottom, origin.bottom());
    }
    return new GraphPicture(
        report.system().kind(),
        report.system().release(),
        right + Metrics.MARGIN,
        bottom + Metrics.MARGIN,
        headings(),
        territories,
        origins.entrySet().stream().map(e -> new Origin(e.getKey(), e.getValue())).toList(),
        boxes.entrySet().stream().map(e -> card(e.getKey(), e.getValue())).toList(),
        lines(),
        leaks);
  }

  /** A line that is a leak by itself is drawn as such and not twice. */
  private List<Line> lines() {
    var leaking = trunks.stream().filter(Trunk::direct).flatMap(t -> t.from().stream()).toList();
    return new Lines(topology, columns, places, boxes, origins)
        .draw().stream().filter(l -> !leaking.contains(l.from())).toList();
  }

  private boolean goesAround(Trunk trunk) {
    int to = places.column(trunk.to());
    return !trunk.direct()
        && trunk.from().stream().anyMatch(q -> LeakRoutes.needsLane(places.column(q), to));
  }

  private List<QubeName> offline() {
    return topology.visible().stream().filter(q -> topology.verdict(q) == Verdict.OFFLINE).toList();
  }

  private Box cardBox(int column, double middle) {
    return new Box(
        places.left(column),
        middle - Metrics.CARD_HEIGHT / 2,
        places.width(column),
        Metrics.CARD_HEIGHT);
  }

  private static Box originBox(double middle) {
    return new Box(
        Metrics.MARGIN, middle - Metrics.ORIGIN_SIZE / 2, Metrics.ORIGIN_SIZE, Metrics.ORIGIN_SIZE);
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

  private List<Heading> headings() {
    var headings = new ArrayList<Heading>();
    double y = Metrics.MARGIN + 8;
    if (!origins.isEmpty()) {
      headings.add(new Heading(Text.of("graph.heading.internet"), new Point(Metrics.MARGIN, y)));
    }
    heading(Role.RELAY, "graph.heading.net-qubes", y).ifPresent(headings::add);
    heading(Role.GATEWAY, "graph.heading.gateways", y).ifPresent(headings::add);
    heading(Role.CLIENT, "graph.heading.clients", y).ifPresent(headings::add);
    heading(Role.DISPOSABLE, "graph.heading.disposables", y).ifPresent(headings::add);
    if (!offline().isEmpty()) {
      var at = new Point(places.left(places.bandColumn(0)), bandTop);
      headings.add(new Heading(Text.of("graph.heading.offline"), at));
    }
    return headings;
  }

  private Optional<Heading> heading(Role role, String key, double y) {
    return columns
        .firstOf(role)
        .map(column -> new Heading(Text.of(key), new Point(places.left(column), y)));
  }

  private List<Territory> territories() {
    double down = Metrics.MARGIN + Metrics.HEADINGS;
    return packing.grounds().entrySet().stream()
        .map(e -> territory(e.getKey(), e.getValue(), down))
        .sorted(
            Comparator.comparingDouble((Territory t) -> -t.box().width() * t.box().height())
                .thenComparing(Territory::gateway))
        .toList();
  }

  private Territory territory(QubeName gateway, double[] ground, double down) {
    double left = places.left(columns.of(gateway)) - Metrics.GROUND_SIDE;
    int last = (int) ground[2];
    double right = places.left(last) + places.width(last) + Metrics.GROUND_SIDE;
    var box = new Box(left, ground[0] + down, right - left, ground[1] - ground[0]);
    return new Territory(gateway, box, Text.of("graph.territory", gateway));
  }
}
