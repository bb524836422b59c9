package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.torvm.graph.Box;
import org.torvm.graph.Heading;
import org.torvm.graph.Origin;
import org.torvm.graph.Point;
import org.torvm.qubes.QubeName;

/** Everything that has its place already. */
final class Placed {
  final SortedMap<QubeName, Box> cards = new TreeMap<>();
  final SortedMap<QubeName, Box> grounds = new TreeMap<>();
  final Map<Origin.Kind, Box> origins = new EnumMap<>(Origin.Kind.class);

  /** The corners of each line, from what a qube hangs from to the qube. */
  final Map<QubeName, List<Point>> ways = new HashMap<>();

  /** The label over all that leaks straight out behind one net qube, by what it hangs from. */
  final Map<Topology.Parent, Box> labels = new HashMap<>();

  /** The cards that lines of others come together at. */
  final Set<QubeName> netted = new HashSet<>();

  /** Where lines of many run up and down, beside what they come together at. */
  final List<Box> gutters = new ArrayList<>();

  final List<Heading> headings = new ArrayList<>();

  Box card(QubeName name) {
    return Optional.ofNullable(cards.get(name)).orElseThrow();
  }

  /** Cards, grounds, origins and labels. */
  Stream<Box> everything() {
    return Stream.of(cards, grounds, origins, labels).flatMap(m -> m.values().stream());
  }

  /** How far the picture reaches to the right. */
  double right() {
    return everything().mapToDouble(Box::right).max().orElse(0);
  }

  /** How far the picture reaches down. */
  double bottom() {
    return everything().mapToDouble(Box::bottom).max().orElse(0);
  }
}
