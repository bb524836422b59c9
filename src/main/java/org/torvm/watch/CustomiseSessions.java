package org.torvm.watch;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.torvm.leak.Intent.Customising;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;

/**
 * The customise sessions that are open, folded from what the user says and from snapshots.
 * Immutable and pure.
 *
 * <p>A session outlasts the qube's shutdown for as long as its network has not been given back, so
 * that nobody wonders later why its disposables are offline. A snapshot may be older than the cut
 * that opened the session; so a net qube counts as given back only after it was seen gone.
 */
final class CustomiseSessions {
  /** Nothing is being customised. */
  static final CustomiseSessions NONE = new CustomiseSessions(Collections.emptySortedMap());

  private record Open(Customising session, boolean seenCut) {}

  private final SortedMap<QubeName, Open> open;

  private CustomiseSessions(SortedMap<QubeName, Open> open) {
    this.open = Collections.unmodifiableSortedMap(open);
  }

  /** Sessions of an earlier run of the program. */
  static CustomiseSessions resumed(Collection<Customising> sessions) {
    var open = new TreeMap<QubeName, Open>();
    sessions.forEach(s -> open.put(s.template(), new Open(s, true)));
    return new CustomiseSessions(open);
  }

  /** The open sessions by qube. */
  Map<QubeName, Customising> open() {
    var sessions = new LinkedHashMap<QubeName, Customising>();
    open.forEach((name, o) -> sessions.put(name, o.session()));
    return sessions;
  }

  /** With that session; one that is open already goes on, with what it remembers. */
  CustomiseSessions begun(Customising session) {
    var changed = new TreeMap<>(open);
    changed.putIfAbsent(session.template(), new Open(session, false));
    return new CustomiseSessions(changed);
  }

  /** Without the session of that qube. */
  CustomiseSessions ended(QubeName template) {
    var changed = new TreeMap<>(open);
    changed.remove(template);
    return new CustomiseSessions(changed);
  }

  /**
   * The sessions after that whole snapshot.
   *
   * @param on qubes that are on or starting, whatever the snapshot says
   */
  CustomiseSessions after(QubesSystem snapshot, Set<QubeName> on) {
    var kept = new TreeMap<QubeName, Open>();
    open.forEach((name, session) -> {
      var qube = snapshot.qube(name);
      if (qube.isPresent()) {
        var seen = new Open(session.session(), session.seenCut() || netQubeIs(qube.get(), false));
        boolean off = !qube.get().state().isOn() && !on.contains(name);
        if (!off || !isOver(qube.get(), seen)) {
          kept.put(name, seen);
        }
      }
    });
    return new CustomiseSessions(kept);
  }

  /** Whether nothing is left to be given back to that qube, which is off. */
  private static boolean isOver(Qube qube, Open open) {
    boolean hadNone = open.session().netQube().equals(Setting.explicit(Optional.empty()));
    return open.seenCut() && (hadNone || netQubeIs(qube, true));
  }

  private static boolean netQubeIs(Qube qube, boolean there) {
    return qube.netQube().value().filter(n -> n.isPresent() == there).isPresent();
  }
}
