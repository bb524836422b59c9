package org.torvm.leak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.torvm.gateway.Gateways;
import org.torvm.qubes.Known;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Release;
import org.torvm.qubes.WatchedFeatures;

/**
 * Every way bytes can leave a qube, computed once from the evidence and asked by all rules.
 *
 * <p>Immutable once made: may be shared by all threads. A qube that is not in the system has an
 * unknown route and no disposables.
 */
public final class EgressGraph {
  /** The tag that Qubes-Whonix puts on workstations; qrexec policy hangs on it. */
  public static final String ANON_TAG = "anon-vm";

  private static final Route NOWHERE_KNOWN = Routes.ending(Verdict.UNKNOWN, List.of());
  private static final Comparator<LeakPath> SHORTEST_FIRST =
      Comparator.<LeakPath>comparingInt(p -> p.hops().size()).thenComparing(EgressGraph::byNames);

  private final Evidence evidence;
  private final Gateways gateways;
  private final List<Qube> qubes;
  private final Map<QubeName, Route> routes = new HashMap<>();
  private final Map<QubeName, Spawns.Reach> reaches = new HashMap<>();
  private final Map<QubeName, Spawns.Reach> made = new HashMap<>();
  private final Map<QubeName, Known<Boolean>> anonymous = new HashMap<>();

  /** The ways out of that system. */
  public EgressGraph(Evidence evidence) {
    this.evidence = evidence;
    this.gateways = new Gateways(evidence.system(), evidence.intent().gateways());
    var follow = new Routes(evidence.system(), gateways, evidence.gateways());
    var spawns = new Spawns(evidence.system(), follow);
    this.qubes =
        evidence.system().qubes().values().stream()
            .filter(q -> q.klass() != QubeClass.ADMIN)
            .toList();
    for (Qube qube : qubes) {
      routes.put(qube.name(), follow.of(qube));
      reaches.put(qube.name(), spawns.of(qube));
      anonymous.put(qube.name(), judgeAnonymous(qube));
      if (qube.isDisposableTemplate()) {
        made.put(qube.name(), spawns.madeFrom(qube.name()));
      }
    }
  }

  /** What the graph was computed from. */
  public Evidence evidence() {
    return evidence;
  }

  /** The system it is about. */
  public QubesSystem system() {
    return evidence.system();
  }

  /** Which qubes are Tor gateways. */
  public Gateways gateways() {
    return gateways;
  }

  /** Every qube but dom0, by name. */
  public List<Qube> qubes() {
    return qubes;
  }

  /** Where that qube's own packets go. */
  public Route route(QubeName qube) {
    return routes.getOrDefault(qube, NOWHERE_KNOWN);
  }

  /** Whether that qube's own packets are known to leave with the user's address. */
  public boolean isClear(QubeName qube) {
    return route(qube).verdict() == Verdict.CLEARNET;
  }

  /** Whether a gateway is known to stand on that qube's way out. */
  public boolean isTorified(QubeName qube) {
    return route(qube).verdict() == Verdict.TORIFIED;
  }

  /** Whether that qube's own packets are known to have no way out. */
  public boolean isOffline(QubeName qube) {
    return route(qube).verdict() == Verdict.OFFLINE;
  }

  /**
   * The disposables that qube could have made for it, and theirs in turn, the direct ones first.
   */
  public List<Spawn> disposables(QubeName qube) {
    return ways(qube).map(Spawns.Way::spawn).toList();
  }

  /**
   * Whether {@link #disposables} are certainly all and none of their routes is unknown. False for a
   * qube that is not in the system.
   */
  public boolean knowsDisposables(QubeName qube) {
    var reach = reaches.get(qube);
    return reach != null && reach.known();
  }

  /**
   * The routes of the disposables made from that disposable template, and of theirs in turn;
   * nothing when that is no disposable template or when not all of them are known.
   */
  public Optional<List<Route>> routesOfDisposablesFrom(QubeName template) {
    return Optional.ofNullable(made.get(template))
        .filter(Spawns.Reach::known)
        .map(reach -> reach.ways().stream().map(w -> w.spawn().route()).toList());
  }

  /**
   * How that qube's bytes reach each disposable whose route has that verdict and leave from there,
   * the shortest way first. Hops are the qube, the disposable templates (and preloaded disposables)
   * in between, then net qubes.
   */
  public List<LeakPath> waysThroughDisposables(QubeName qube, Verdict verdict) {
    var end =
        switch (verdict) {
          case CLEARNET -> LeakPath.End.CLEARNET;
          case UNKNOWN -> LeakPath.End.UNKNOWN;
          case TORIFIED, OFFLINE -> LeakPath.End.NOTHING;
        };
    return ways(qube)
        .filter(w -> w.spawn().route().verdict() == verdict)
        .map(w -> new LeakPath(hops(qube, w), end))
        .sorted(SHORTEST_FIRST)
        .toList();
  }

  /** Whether the user wants that qube to use only Tor: by our own settings or by its tag. */
  public boolean mustUseTor(QubeName qube) {
    return isWanted(qube, evidence.intent().mustUseTor().contains(qube), Intent.MUST_USE_TOR_TAG);
  }

  /** Whether the user wants that qube to have no network: by our own settings or by its tag. */
  public boolean mustBeOffline(QubeName qube) {
    return isWanted(
        qube, evidence.intent().mustBeOffline().contains(qube), Intent.MUST_BE_OFFLINE_TAG);
  }

  /**
   * Whether that qube is meant to be anonymous: a Whonix workstation ({@link #isWorkstation}) or
   * one that must use Tor. Never a template.
   */
  public Known<Boolean> anonymous(QubeName qube) {
    return anonymous.getOrDefault(qube, Known.unknown());
  }

  /** Whether that qube is known to be meant to be anonymous. */
  public boolean isAnonymous(QubeName qube) {
    return anonymous(qube).value().orElse(false);
  }

  /** Whether that qube is a Whonix workstation, by feature {@code whonix-ws} or its tag. */
  public Known<Boolean> isWorkstation(QubeName qube) {
    var byFeature =
        system()
            .feature(qube, WatchedFeatures.WHONIX_WORKSTATION)
            .map(value -> value.filter(v -> !v.isEmpty()).isPresent());
    var byTag =
        system()
            .qube(qube)
            .map(q -> q.tags().map(tags -> tags.contains(ANON_TAG)))
            .orElseGet(Known::unknown);
    return either(byFeature, byTag);
  }

  /**
   * Whether that qube is a disposable that waits to be handed out. R4.2 has none and no property
   * for it.
   */
  public Known<Boolean> isPreloaded(QubeName qube) {
    var disposable = system().qube(qube).filter(q -> q.klass() == QubeClass.DISPOSABLE);
    return disposable.isEmpty() || system().release() == Release.R4_2
        ? Known.of(false)
        : disposable.get().flag(QubeFlag.PRELOADED).known();
  }

  /** Whether leaks of that qube are leaks of Tor traffic: it is behind Tor or should be. */
  public boolean hasBusinessWithTor(QubeName qube) {
    return isTorified(qube) || isAnonymous(qube) || mustUseTor(qube);
  }

  /**
   * Every known way out of that qube that is not Tor, the shortest first; empty for a qube that has
   * no business with Tor.
   */
  public List<LeakPath> leaks(QubeName qube) {
    if (!hasBusinessWithTor(qube)) {
      return List.of();
    }
    var leaks = new ArrayList<LeakPath>();
    if (isClear(qube)) {
      leaks.add(ownPath(qube));
    }
    leaks.addAll(waysThroughDisposables(qube, Verdict.CLEARNET));
    leaks.sort(SHORTEST_FIRST);
    return List.copyOf(leaks);
  }

  /** The way of that qube's own packets, with itself as the first hop and how it ends. */
  public LeakPath ownPath(QubeName qube) {
    var route = route(qube);
    var hops = Stream.concat(Stream.of(qube), route.via().stream()).toList();
    var end =
        switch (route.verdict()) {
          case CLEARNET -> LeakPath.End.CLEARNET;
          case UNKNOWN -> LeakPath.End.UNKNOWN;
          case TORIFIED, OFFLINE -> LeakPath.End.NOTHING;
        };
    return new LeakPath(hops, end);
  }

  /**
   * Whether nothing of that qube can leave outside Tor.
   *
   * <p>It leaks as soon as one way out is known that is not Tor, its own or that of a disposable;
   * so every clearnet qube does. It is tight only when its own packets go through a gateway whose
   * Tor was probed, when all its disposables are known, and when each of them has no way out or
   * also a probed gateway. The rest is unknown. A qube from which nothing can leave at all, such as
   * a vault without disposables, counts as unknown too: tightness is a statement about Tor, there
   * is no Tor here to vouch for, and calling it leaking would be false.
   */
  public Tightness tightness(QubeName qube) {
    var ways = ways(qube).map(w -> w.spawn().route()).toList();
    if (isClear(qube) || ways.stream().anyMatch(r -> r.verdict() == Verdict.CLEARNET)) {
      return Tightness.LEAKS;
    }
    boolean disposablesTight =
        knowsDisposables(qube)
            && ways.stream().allMatch(r -> r.verdict() == Verdict.OFFLINE || isProbedTor(r));
    return isProbedTor(route(qube)) && disposablesTight ? Tightness.TIGHT : Tightness.UNKNOWN;
  }

  /** Everything found out about that qube. */
  public QubeRoute summary(QubeName qube) {
    return new QubeRoute(route(qube), tightness(qube), disposables(qube), leaks(qube));
  }

  /**
   * Whether everything that verdicts and rules rest on could be read, so that no verdict is unknown
   * for want of a fact. Qubes on other machines are left out: nothing here could know them. A
   * system without qubes was not read at all.
   */
  public boolean isComplete() {
    return !qubes().isEmpty()
        && qubes().stream().filter(q -> q.klass() != QubeClass.REMOTE).allMatch(this::isRead);
  }

  private boolean isRead(Qube qube) {
    var name = qube.name();
    boolean flagsRead =
        switch (qube.klass()) {
          case APP -> qube.flag(QubeFlag.DISPOSABLE_TEMPLATE).isKnown();
          case DISPOSABLE ->
              qube.flag(QubeFlag.AUTO_CLEANUP).isKnown() && isPreloaded(name).isKnown();
          case ADMIN, TEMPLATE, STANDALONE, REMOTE -> true;
        };
    return flagsRead
        && route(name).verdict() != Verdict.UNKNOWN
        && knowsDisposables(name)
        && gateways.kind(name).isKnown()
        && anonymous(name).isKnown()
        && qube.netQube().isKnown()
        && qube.tags().isKnown()
        && qube.features().isKnown();
  }

  private Stream<Spawns.Way> ways(QubeName qube) {
    return Optional.ofNullable(reaches.get(qube)).stream().flatMap(r -> r.ways().stream());
  }

  /** For paths of the same length. */
  private static int byNames(LeakPath one, LeakPath other) {
    for (int i = 0; i < one.hops().size(); i++) {
      int order = one.hops().get(i).compareTo(other.hops().get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<QubeName> hops(QubeName qube, Spawns.Way way) {
    return Stream.of(Stream.of(qube), way.trail().stream(), way.spawn().route().via().stream())
        .flatMap(s -> s)
        .toList();
  }

  private static boolean isProbedTor(Route route) {
    return route.verdict() == Verdict.TORIFIED && route.proof() == Proof.PROBED;
  }

  private boolean isWanted(QubeName qube, boolean inSettings, String tag) {
    return inSettings || system().qube(qube).map(q -> q.hasTag(tag)).orElse(false);
  }

  private Known<Boolean> judgeAnonymous(Qube qube) {
    if (qube.klass() == QubeClass.TEMPLATE) {
      return Known.of(false);
    }
    return mustUseTor(qube.name())
        ? Known.of(true)
        : either(
            isWorkstation(qube.name()), qube.tags().map(t -> t.contains(Intent.MUST_USE_TOR_TAG)));
  }

  private static Known<Boolean> either(Known<Boolean> one, Known<Boolean> other) {
    if (one.value().orElse(false) || other.value().orElse(false)) {
      return Known.of(true);
    }
    return one.isKnown() && other.isKnown() ? Known.of(false) : Known.unknown();
  }
}
