package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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
 * @param above what all of them hang from in the picture, when packets go straight to the net qube;
 *     nothing when they go through a disposable
 * @param from where they come from, by name
 * @param findings the ids of the findings
 */
record Trunk(
    QubeName to, Optional<Topology.Parent> above, List<QubeName> from, List<String> findings) {
  private record Leg(QubeName from, QubeName to, boolean direct) {}

  private record Key(QubeName to, Optional<Topology.Parent> above) {}

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
    var bundles = new LinkedHashMap<Key, Bundle>();
    for (Finding finding : report.findings()) {
      for (Leg leg : isDrawn(finding) ? legs(finding.path().hops(), topology) : List.<Leg>of()) {
        var bundle = bundles.computeIfAbsent(key(leg, topology), _ -> new Bundle());
        bundle.from.add(leg.from());
        bundle.findings.add(finding.id());
      }
    }
    return bundles.entrySet().stream()
        .map(e -> trunk(e.getKey(), e.getValue()))
        .sorted(
            Comparator.comparing(Trunk::direct)
                .thenComparing(Trunk::to)
                .thenComparing(t -> t.from().getFirst()))
        .toList();
  }

  /** Whether the packets go straight to the net qube; otherwise through a disposable. */
  boolean direct() {
    return above.isPresent();
  }

  /** Whether a route is drawn for that finding. */
  static boolean isDrawn(Finding finding) {
    return finding.severity().isAtLeast(Severity.HIGH)
        && finding.path().end() == LeakPath.End.CLEARNET
        && finding.path().hops().size() > 1;
  }

  private static Key key(Leg leg, Topology topology) {
    return new Key(
        leg.to(), leg.direct() ? Optional.of(topology.parent(leg.from())) : Optional.empty());
  }

  private static Trunk trunk(Key key, Bundle bundle) {
    return new Trunk(key.to(), key.above(), List.copyOf(bundle.from), List.copyOf(bundle.findings));
  }

  /** The legs of a path up to the first net qube: from there on it is a way of its own. */
  private static List<Leg> legs(List<QubeName> hops, Topology topology) {
    var legs = new ArrayList<Leg>();
    for (int i = 0; i + 1 < hops.size(); i++) {
      QubeName here = hops.get(i);
      QubeName next = hops.get(i + 1);
      boolean direct = topology.netQube(here).filter(next::equals).isPresent();
      if (direct && (i > 0 || topology.above(here).isEmpty())) {
        break;
      }
      if (topology.visible().contains(here) && topology.visible().contains(next)) {
        legs.add(new Leg(here, next, direct));
      }
      if (direct) {
        break;
      }
    }
    return legs;
  }
}
