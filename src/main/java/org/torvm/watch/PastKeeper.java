package org.torvm.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Past;
import org.torvm.leak.Past.Switch;
import org.torvm.leak.Route;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.SystemEvent;

/**
 * What was seen happening and cannot be read from a snapshot, folded from events, snapshots and
 * audits. Immutable and pure.
 *
 * <p>A switch is found by comparing ways out, not by listening for {@code property-set:netvm}: so
 * it is also seen when a qube follows {@code default_netvm}, when a net qube in the middle of the
 * way is moved, and when events were missed.
 */
final class PastKeeper {
  /** Nothing was seen. */
  static final PastKeeper NOTHING = new PastKeeper(Past.NOTHING, Map.of());

  /**
   * The way out of a running qube as the last audit found it.
   *
   * @param route the way
   * @param session when the qube was started, as far as qubesd says so
   */
  private record Way(Route route, Optional<Instant> session) {}

  private final Past past;
  private final Map<QubeName, Way> ways;

  private PastKeeper(Past past, Map<QubeName, Way> ways) {
    this.past = past;
    this.ways = Map.copyOf(ways);
  }

  /** What was seen so far. */
  Past past() {
    return past;
  }

  /** What was seen, that event included. */
  PastKeeper after(SystemEvent event, Instant now) {
    return switch (event) {
      case SystemEvent.StartAnnounced(QubeName qube) -> {
        var starts = new HashMap<>(past.announcedStarts());
        starts.put(qube, now);
        yield new PastKeeper(new Past(starts, past.switches()), ways);
      }
      case SystemEvent.Started(QubeName qube) -> withoutStart(qube);
      case SystemEvent.StartFailed(QubeName qube) -> withoutStart(qube);
      case SystemEvent.Stopped(QubeName qube) -> withoutSession(qube);
      case SystemEvent.QubeRemoved(QubeName qube) -> withoutStart(qube);
      // What became of a start that was announced on an earlier stream is not told again.
      case SystemEvent.Connected() -> new PastKeeper(new Past(Map.of(), past.switches()), ways);
      default -> this;
    };
  }

  /** What was seen, that snapshot included, which is about to be audited. */
  PastKeeper before(QubesSystem snapshot, Instant now) {
    var switches = new HashMap<QubeName, Switch>();
    var sessions = new HashMap<QubeName, Way>();
    ways.forEach((name, way) -> {
      var qube = snapshot.qube(name);
      if (qube.isEmpty() || !isSameSession(qube.get(), way)) {
        return;
      }
      sessions.put(name, way);
      var known = Optional.ofNullable(past.switches().get(name));
      path(qube.get(), snapshot)
          .flatMap(path -> switched(known, way, path, now))
          .or(() -> known)
          .ifPresent(s -> switches.put(name, s));
    });
    return new PastKeeper(new Past(past.announcedStarts(), switches), sessions);
  }

  /** What was seen, the ways of that audit included, against which the next snapshot is held. */
  PastKeeper after(LeakReport report) {
    var next = new HashMap<>(ways);
    report
        .routes()
        .forEach((name, found) ->
            report
                .system()
                .qube(name)
                .filter(q -> q.state().isOn())
                .filter(q -> path(q, report.system()).isPresent())
                .ifPresent(q -> next.put(name, new Way(found.route(), session(q, ways)))));
    return new PastKeeper(past, next);
  }

  private static Optional<Switch> switched(
      Optional<Switch> known, Way way, List<QubeName> path, Instant now) {
    if (path.equals(way.route().via())) {
      return known;
    }
    // A qube that went from Tor to nowhere and on to the clearnet still carries its Tor session.
    var before =
        known.map(Switch::before).filter(b -> b.verdict() == Verdict.TORIFIED).orElse(way.route());
    return Optional.of(new Switch(before, path, now));
  }

  private static boolean isSameSession(Qube qube, Way way) {
    boolean restarted =
        way.session().isPresent()
            && qube.startedAt().isPresent()
            && !way.session().equals(qube.startedAt());
    return qube.state().isOn() && !restarted;
  }

  private static Optional<Instant> session(Qube qube, Map<QubeName, Way> ways) {
    return qube.startedAt()
        .or(() -> Optional.ofNullable(ways.get(qube.name())).flatMap(Way::session));
  }

  /** The net qubes on the way; nothing when one of them is not known. */
  private static Optional<List<QubeName>> path(Qube qube, QubesSystem system) {
    var path = new ArrayList<QubeName>();
    Set<QubeName> seen = new HashSet<>();
    var here = Optional.of(qube);
    while (true) {
      if (here.isEmpty() || here.get().netQube().value().isEmpty()) {
        return Optional.empty();
      }
      var next = here.get().netQube().value().get();
      if (next.isEmpty() || !seen.add(next.get())) {
        return Optional.of(path);
      }
      path.add(next.get());
      here = system.qube(next.get());
    }
  }

  private PastKeeper withoutStart(QubeName qube) {
    var starts = new HashMap<>(past.announcedStarts());
    starts.remove(qube);
    return new PastKeeper(new Past(starts, past.switches()), ways);
  }

  private PastKeeper withoutSession(QubeName qube) {
    var switches = new HashMap<>(past.switches());
    switches.remove(qube);
    var sessions = new HashMap<>(ways);
    sessions.remove(qube);
    return new PastKeeper(new Past(withoutStart(qube).past.announcedStarts(), switches), sessions);
  }
}
