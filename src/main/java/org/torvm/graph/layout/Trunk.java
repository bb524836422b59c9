package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakPath;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Severity;
import org.torvm.qubes.QubeName;

/**
 * Leaks to one place, bundled.
 *
 * @param to where they go
 * @param direct whether the packets go straight to the net qube; otherwise through a disposable
 * @param from where they come from, by name
 * @param findings the ids of the findings
 */
record Trunk(QubeName to, boolean direct, List<QubeName> from, List<String> findings) {
  private record Key(QubeName to, boolean direct) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Comparator.comparing(Key::to).thenComparing(Key::direct).compare(this, other);
    }
  }

  private static final class Bundle {
    final TreeSet<QubeName> from = new TreeSet<>();
    final TreeSet<String> findings = new TreeSet<>();
  }

  /** Copies the lists. */
  Trunk {
    from = List.copyOf(from);
    findings = List.copyOf(findings);
  }

  /** The leaks of that report worth a route: the critical and high ones that end on clearnet. */
  static List<Trunk> of(LeakReport report, Topology topology) {
    var bundles = new TreeMap<Key, Bundle>();
    report.findings().stream()
        .filter(Trunk::isDrawn)
        .forEach(finding ->
            legs(finding.path().hops(), topology)
                .forEach((key, from) -> add(bundles, key, from, finding)));
    return bundles.entrySet().stream()
        .flatMap(e -> split(e.getKey(), e.getValue()).stream())
        .toList();
  }

  /** Whether a route is drawn for that finding. */
  static boolean isDrawn(Finding finding) {
    return finding.severity().isAtLeast(Severity.HIGH)
        && finding.path().end() == LeakPath.End.CLEARNET
        && finding.path().hops().size() > 1;
  }

  private static void add(
      TreeMap<Key, Bundle> bundles, Key key, Collection<QubeName> from, Finding finding) {
    var bundle = bundles.computeIfAbsent(key, k -> new Bundle());
    bundle.from.addAll(from);
    bundle.findings.add(finding.id());
  }

  /** A direct leak of each qube has a line of its own. */
  private static List<Trunk> split(Key key, Bundle bundle) {
    if (!key.direct()) {
      return List.of(new Trunk(key.to(), false, List.copyOf(bundle.from), ids(bundle)));
    }
    return bundle.from.stream()
        .map(f -> new Trunk(key.to(), true, List.of(f), ids(bundle)))
        .toList();
  }

  private static List<String> ids(Bundle bundle) {
    return List.copyOf(bundle.findings);
  }

  /** The legs of a path up to the first net qube: from there on it is a way of its own. */
  private static TreeMap<Key, List<QubeName>> legs(List<QubeName> hops, Topology topology) {
    var legs = new TreeMap<Key, List<QubeName>>();
    for (int i = 0; i + 1 < hops.size(); i++) {
      QubeName here = hops.get(i);
      QubeName next = hops.get(i + 1);
      boolean direct = topology.netQube(here).filter(next::equals).isPresent();
      if (direct && i > 0) {
        break;
      }
      if (topology.visible().contains(here) && topology.visible().contains(next)) {
        legs.computeIfAbsent(new Key(next, direct), k -> new ArrayList<>()).add(here);
      }
      if (direct) {
        break;
      }
    }
    return legs;
  }
}
