package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.torvm.qubes.QubeName;

/**
 * Which column each qube stands in. Column 0 is where ways out end; then come net qubes, gateways,
 * clients and disposables, each kind in columns of its own.
 */
final class Columns {
  private final Topology topology;
  private final Map<QubeName, Integer> columns = new HashMap<>();
  private final Set<QubeName> leading;
  private final int firstGateway;
  private final int firstClient;
  private final int firstDisposable;
  private final int count;

  Columns(Topology topology) {
    this.topology = topology;
    this.leading = leadingToGateways();
    int relays = assign(Role.RELAY, 1, q -> leading.contains(q) || leading.isEmpty());
    firstGateway = relays + 1;
    int gateways = assign(Role.GATEWAY, firstGateway, _ -> true);
    gateways = Math.max(gateways, assign(Role.RELAY, 1, _ -> true));
    firstClient = Math.max(gateways, relays) + 1;
    int clients = assign(Role.CLIENT, firstClient, _ -> true);
    firstDisposable = Math.max(clients, firstClient - 1) + 1;
    int disposables = assign(Role.DISPOSABLE, firstDisposable, _ -> true);
    count = Math.max(disposables, Math.max(clients, gateways)) + 1;
  }

  /** How many columns there are, column 0 included; at least 1. */
  int count() {
    return count;
  }

  /** The column of that qube, which has a way out. */
  int of(QubeName name) {
    return columns.getOrDefault(name, firstClient);
  }

  Optional<Integer> firstOf(Role role) {
    return columns.entrySet().stream()
        .filter(e -> topology.role(e.getKey()) == role)
        .map(Map.Entry::getValue)
        .min(Integer::compare);
  }

  /**
   * Places every qube of that role at {@code least} or, when what it hangs from stands there or
   * further right, one column after that.
   *
   * @param which which of them
   * @return the last column that any qube stands in so far
   */
  private int assign(Role role, int least, Predicate<QubeName> which) {
    topology.parents().keySet().stream()
        .filter(q -> topology.role(q) == role)
        .filter(which)
        .filter(q -> !columns.containsKey(q))
        .forEach(q -> place(q, least));
    return columns.values().stream().max(Integer::compare).orElse(0);
  }

  private int place(QubeName name, int least) {
    var chain = new ArrayList<QubeName>();
    Optional<QubeName> here = Optional.of(name);
    while (here.isPresent() && !columns.containsKey(here.get())) {
      chain.add(here.get());
      here = topology.above(here.get());
    }
    int column = here.map(columns::get).orElse(0);
    for (QubeName next : chain.reversed()) {
      column = Math.max(column + 1, topology.role(next) == topology.role(name) ? least : 1);
      columns.put(next, column);
    }
    return column;
  }

  /** The net qubes that every gateway's packets pass through on their way out. */
  private Set<QubeName> leadingToGateways() {
    return topology.parents().keySet().stream()
        .filter(topology::isGateway)
        .flatMap(q -> above(q).stream())
        .filter(q -> above(q).stream().noneMatch(topology::isGateway))
        .filter(q -> !topology.isGateway(q))
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<QubeName> above(QubeName name) {
    var chain = new ArrayList<QubeName>();
    Optional<QubeName> here = topology.above(name);
    while (here.isPresent()) {
      chain.add(here.get());
      here = topology.above(here.get());
    }
    return chain;
  }
}
