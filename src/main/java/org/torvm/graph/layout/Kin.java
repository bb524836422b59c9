package org.torvm.graph.layout;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;

/**
 * What is drawn together behind one net qube, because its lines look alike; from the top to the
 * bottom. Each kind has a line of its own that its stubs come from.
 */
enum Kin {
  /** Everything that goes out through Tor. */
  TORIFIED,
  /** What should use Tor and goes out without. */
  LEAKING,
  /** What may go out without Tor. */
  CLEARNET,
  /** Nobody knows where it goes. */
  UNKNOWN,
  /** Disposables, beside the template they were made from. */
  MADE;

  /** Those qubes, which hang from one, by kind. */
  static SortedMap<Kin, List<QubeName>> sort(
      Collection<QubeName> children, Topology topology, Collection<QubeName> leaking) {
    Map<Kin, List<QubeName>> kinds =
        children.stream().collect(Collectors.groupingBy(q -> of(q, topology, leaking)));
    return new TreeMap<>(kinds);
  }

  private static Kin of(QubeName name, Topology topology, Collection<QubeName> leaking) {
    if (leaking.contains(name)) {
      return LEAKING;
    }
    if (topology.parents().get(name) instanceof Topology.Parent.Template) {
      return MADE;
    }
    return topology.isGateway(name) ? TORIFIED : of(topology.verdict(name));
  }

  private static Kin of(Verdict verdict) {
    return switch (verdict) {
      case TORIFIED -> TORIFIED;
      case CLEARNET -> CLEARNET;
      case OFFLINE, UNKNOWN -> UNKNOWN;
    };
  }
}
