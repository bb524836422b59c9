package org.torvm.graph.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.torvm.graph.Extent;
import org.torvm.graph.KnownGateways;
import org.torvm.graph.Origin;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Severity;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Known;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.WatchedFeatures;

/** Which qubes are drawn, what each is, and the tree that they hang in; no places yet. */
final class Topology {
  /** What a qube hangs from in the picture. */
  sealed interface Parent {
    /** The open network, or the unknown. */
    record End(Origin.Kind kind) implements Parent {}

    /** Its net qube. */
    record NetQube(QubeName name) implements Parent {}

    /** The disposable template it was made from, which has the same net qube. */
    record Template(QubeName name) implements Parent {}
  }

  private final LeakReport report;
  private final Extent extent;
  private final QubesSystem system;
  private final Set<QubeName> gateways;
  private final Map<QubeName, Verdict> verdicts = new HashMap<>();
  private final Map<QubeName, Role> roles = new HashMap<>();
  private final Map<QubeName, Severity> worst = new HashMap<>();
  private final NavigableSet<QubeName> visible;
  private final Set<QubeName> relays = new HashSet<>();
  private final SortedMap<QubeName, Parent> parents = new TreeMap<>();
  private final Map<Parent, List<QubeName>> children = new HashMap<>();

  Topology(LeakReport report, Extent extent) {
    this.report = report;
    this.extent = extent;
    this.system = report.system();
    this.gateways = new HashSet<>(KnownGateways.of(report));
    report.routes().forEach((q, r) -> verdicts.put(q, r.route().verdict()));
    report.findings().forEach(f -> worst.merge(f.qube(), f.severity(), Topology::graver));
    this.visible = visibleQubes();
    visible.stream().flatMap(q -> netQube(q).stream()).forEach(relays::add);
    visible.stream().filter(this::providesNetwork).forEach(relays::add);
    visible.stream()
        .filter(q -> verdict(q) != Verdict.OFFLINE)
        .forEach(q -> parents.put(q, parentOf(q)));
    cutLoops();
    parents.forEach((q, p) -> children.computeIfAbsent(p, _ -> new ArrayList<>()).add(q));
  }

  NavigableSet<QubeName> visible() {
    return Collections.unmodifiableNavigableSet(visible);
  }

  /** What every qube that has a way out hangs from; every way up ends in an {@code End}. */
  SortedMap<QubeName, Parent> parents() {
    return Collections.unmodifiableSortedMap(parents);
  }

  /** What that qube, which has a way out, hangs from. */
  Parent parent(QubeName name) {
    return Optional.ofNullable(parents.get(name)).orElseThrow();
  }

  /** What hangs from that, by name. */
  List<QubeName> children(Parent parent) {
    return children.getOrDefault(parent, List.of());
  }

  /**
   * What hangs from that qube, by name: from a net qube those that use it, from a disposable
   * template, which is no net qube, what was made from it.
   */
  List<QubeName> children(QubeName name) {
    var behind = children(new Parent.NetQube(name));
    return behind.isEmpty() ? children(new Parent.Template(name)) : behind;
  }

  /** Whether it is drawn in a block with others: nothing hangs from it. */
  boolean isLeaf(QubeName name) {
    return !isGateway(name) && children(name).isEmpty();
  }

  Optional<Qube> qube(QubeName name) {
    return system.qube(name);
  }

  boolean isGateway(QubeName name) {
    return gateways.contains(name);
  }

  Verdict verdict(QubeName name) {
    return verdicts.getOrDefault(name, Verdict.UNKNOWN);
  }

  Role role(QubeName name) {
    return roles.computeIfAbsent(name, this::findRole);
  }

  private Role findRole(QubeName name) {
    if (verdict(name) == Verdict.OFFLINE) {
      return Role.OFFLINE;
    }
    if (isGateway(name)) {
      return Role.GATEWAY;
    }
    if (relays.contains(name)) {
      return Role.RELAY;
    }
    return qube(name).filter(q -> q.klass() == QubeClass.DISPOSABLE).isPresent()
        ? Role.DISPOSABLE
        : Role.CLIENT;
  }

  /** How bad the worst finding about that qube is. */
  Optional<Severity> worst(QubeName name) {
    return Optional.ofNullable(worst.get(name));
  }

  /** The net qube of that qube, as far as it is known. */
  Optional<QubeName> netQube(QubeName name) {
    return qube(name).flatMap(q -> q.netQube().value()).flatMap(n -> n);
  }

  private static Severity graver(Severity a, Severity b) {
    return a.isAtLeast(b) ? a : b;
  }

  private boolean providesNetwork(QubeName name) {
    return qube(name).filter(q -> q.is(QubeFlag.PROVIDES_NETWORK)).isPresent();
  }

  private NavigableSet<QubeName> visibleQubes() {
    var result = new TreeSet<QubeName>();
    system.qubes().values().stream()
        .filter(q -> extent == Extent.EVERYTHING || !isHidden(q) || hasWarning(q.name()))
        .map(Qube::name)
        .filter(n -> !n.equals(QubeName.DOM0))
        .forEach(result::add);
    report.findings().stream()
        .filter(Trunk::isDrawn)
        .flatMap(f -> f.path().hops().stream())
        .filter(n -> !n.equals(QubeName.DOM0))
        .forEach(result::add);
    result.addAll(netQubesOf(result));
    return result;
  }

  /** A hidden qube that packets pass through is drawn all the same, also one policy hides. */
  private Set<QubeName> netQubesOf(Set<QubeName> qubes) {
    var found = new HashSet<QubeName>();
    for (QubeName name : qubes) {
      var next = netQube(name);
      while (next.isPresent() && found.add(next.get())) {
        next = netQube(next.get());
      }
    }
    return found;
  }

  private boolean isHidden(Qube qube) {
    return switch (qube.klass()) {
      case ADMIN, TEMPLATE, REMOTE -> true;
      case APP, STANDALONE, DISPOSABLE ->
          qube.isPreloaded() || system.hasFeature(qube.name(), WatchedFeatures.INTERNAL);
    };
  }

  private boolean hasWarning(QubeName name) {
    return worst(name).filter(s -> s.isAtLeast(Severity.MEDIUM)).isPresent();
  }

  private Parent parentOf(QubeName name) {
    var qube = qube(name);
    Known<Optional<QubeName>> next = qube.map(q -> q.netQube().known()).orElseGet(Known::unknown);
    if (next.value().isEmpty()) {
      return new Parent.End(Origin.Kind.UNKNOWN);
    }
    Optional<QubeName> netQube = next.value().get();
    if (netQube.isEmpty()) {
      return new Parent.End(
          verdict(name) == Verdict.UNKNOWN ? Origin.Kind.UNKNOWN : Origin.Kind.CLEARNET);
    }
    if (verdict(netQube.get()) == Verdict.OFFLINE) {
      return new Parent.End(Origin.Kind.UNKNOWN);
    }
    return templateBeside(name)
        .<Parent>map(Parent.Template::new)
        .orElseGet(() -> new Parent.NetQube(netQube.get()));
  }

  private Optional<QubeName> templateBeside(QubeName name) {
    return qube(name)
        .filter(q -> role(name) == Role.DISPOSABLE)
        .flatMap(q -> q.template().value())
        .flatMap(t -> t)
        .filter(visible::contains)
        .filter(t -> role(t) == Role.CLIENT)
        .filter(t -> netQube(t).equals(netQube(name)));
  }

  private void cutLoops() {
    for (QubeName start : List.copyOf(parents.keySet())) {
      if (leadsBackTo(start)) {
        parents.put(start, new Parent.End(Origin.Kind.UNKNOWN));
      }
    }
  }

  private boolean leadsBackTo(QubeName start) {
    var seen = new HashSet<QubeName>();
    Optional<QubeName> here = Optional.of(start);
    while (here.isPresent() && seen.add(here.get())) {
      here = above(here.get());
    }
    return here.equals(Optional.of(start));
  }

  /** The qube that one hangs from, when it hangs from a qube. */
  Optional<QubeName> above(QubeName name) {
    return switch (parents.get(name)) {
      case Parent.NetQube(QubeName parent) -> Optional.of(parent);
      case Parent.Template(QubeName parent) -> Optional.of(parent);
      case Parent.End _ -> Optional.empty();
      case null -> Optional.empty();
    };
  }
}
