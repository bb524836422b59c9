package org.torvm.ui.graph;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.torvm.graph.Box;
import org.torvm.graph.Card;
import org.torvm.graph.GraphPicture;
import org.torvm.graph.Territory;
import org.torvm.qubes.QubeName;

/**
 * Where a qube can be dropped: on gateways, and anywhere on the ground behind them. Pure.
 *
 * @param picture the graph
 */
record Targets(GraphPicture picture) {
  /** All gateways that are drawn. */
  Set<QubeName> gateways() {
    return picture.cards().stream()
        .filter(Card::gateway)
        .map(Card::qube)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The gateway whose card is there; else the innermost one whose ground is. */
  Optional<QubeName> at(double x, double y) {
    return picture.cards().stream()
        .filter(c -> c.gateway() && holds(c.box(), x, y))
        .map(Card::qube)
        .findFirst()
        .or(() ->
            picture.territories().stream()
                .filter(t -> holds(t.box(), x, y) && gateways().contains(t.gateway()))
                .min(Comparator.comparingDouble(t -> t.box().width() * t.box().height()))
                .map(Territory::gateway));
  }

  /** Whether that qube stands on the ground of that gateway already, and of none within it. */
  boolean isBehind(QubeName qube, QubeName gateway) {
    return picture
        .card(qube)
        .flatMap(c -> at(c.box().centreX(), c.box().centreY()))
        .filter(gateway::equals)
        .isPresent();
  }

  private static boolean holds(Box box, double x, double y) {
    return x >= box.x() && x <= box.right() && y >= box.y() && y <= box.bottom();
  }
}
