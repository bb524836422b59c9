package org.torvm.watch;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.SystemEvent;
import org.torvm.watch.Alarm.Phase;

/**
 * The disposable templates that were started, folded from events and snapshots. Immutable and pure.
 *
 * <p>Events lead and snapshots follow: {@code domain-pre-start} comes while the qube is still
 * halted, and a snapshot may be older than the last event. So a snapshot closes an alarm only when
 * an earlier one showed the qube on, or when events may have been missed.
 *
 * <p>Source: rule {@code disposable-template-started}; the order of start events as recorded from
 * qubesd.
 */
final class Alarms {
  /** No disposable template was started. */
  static final Alarms NONE = new Alarms(Collections.emptySortedMap());

  /**
   * A start that is or may be that of a disposable template.
   *
   * @param since when it was announced or first seen
   * @param phase how far it has come
   * @param confirmed whether a snapshot said that the qube is a disposable template; one that was
   *     made a moment ago can be announced before its properties were read
   * @param seenOn whether a snapshot showed it on
   * @param doubtful whether its end may have been missed
   */
  private record Start(
      Instant since, Phase phase, boolean confirmed, boolean seenOn, boolean doubtful) {
    Start reached(Phase further, boolean template) {
      return new Start(since, further, confirmed || template, seenOn, false);
    }

    Start doubted() {
      return new Start(since, phase, confirmed, seenOn, true);
    }

    Start seen(Qube qube) {
      boolean on = qube.state().isOn();
      boolean runs = qube.state() == PowerState.RUNNING || qube.state() == PowerState.TRANSIENT;
      return new Start(
          since,
          runs ? Phase.RUNNING : phase,
          confirmed || qube.isDisposableTemplate(),
          seenOn || on,
          doubtful && !on);
    }
  }

  private final SortedMap<QubeName, Start> starts;

  private Alarms(SortedMap<QubeName, Start> starts) {
    this.starts = Collections.unmodifiableSortedMap(starts);
  }

  /** The open alarms, the oldest first. */
  List<Alarm> open() {
    return starts.entrySet().stream()
        .filter(e -> e.getValue().confirmed())
        .map(e -> new Alarm(e.getKey(), e.getValue().since(), e.getValue().phase()))
        .sorted(Comparator.comparing(Alarm::since).thenComparing(Alarm::template))
        .toList();
  }

  /** The alarms after that event, which came while {@code newest} was the newest snapshot. */
  Alarms after(SystemEvent event, QubesSystem newest, Instant now) {
    return switch (event) {
      case SystemEvent.StartAnnounced(QubeName qube) -> started(qube, newest, now, Phase.STARTING);
      case SystemEvent.Started(QubeName qube) -> started(qube, newest, now, Phase.RUNNING);
      case SystemEvent.StartFailed(QubeName qube) -> without(qube);
      case SystemEvent.Stopped(QubeName qube) -> without(qube);
      case SystemEvent.Connected() -> doubted();
      default -> this;
    };
  }

  /**
   * The alarms after that snapshot.
   *
   * @param whole whether everything in the snapshot was read after the event stream was opened, so
   *     that it settles what happened before
   */
  Alarms after(QubesSystem snapshot, boolean whole, Instant now) {
    var kept = new TreeMap<QubeName, Start>();
    starts.forEach((name, start) -> {
      var qube = snapshot.qube(name);
      var seen = qube.map(start::seen).orElse(start);
      boolean gone = qube.isEmpty() && start.confirmed();
      boolean off = qube.filter(q -> q.state().isOn()).isEmpty();
      boolean over = gone || (off && (start.seenOn() || (whole && start.doubtful())));
      if (!over && !isRefuted(qube)) {
        kept.put(name, seen);
      }
    });
    for (Qube qube : snapshot.qubes().values()) {
      if (qube.isDisposableTemplate() && qube.state().isOn()) {
        var since = qube.startedAt().orElse(now);
        kept.computeIfAbsent(qube.name(), _ -> new Start(since, Phase.RUNNING, true, true, false));
      }
    }
    return new Alarms(kept);
  }

  private Alarms started(QubeName name, QubesSystem newest, Instant now, Phase phase) {
    var qube = newest.qube(name);
    if (isRefuted(qube)) {
      return this;
    }
    boolean template = qube.filter(Qube::isDisposableTemplate).isPresent();
    var changed = new TreeMap<>(starts);
    changed.put(
        name,
        starts
            .getOrDefault(name, new Start(now, phase, template, false, false))
            .reached(phase, template));
    return new Alarms(changed);
  }

  private Alarms doubted() {
    var changed = new TreeMap<>(starts);
    changed.replaceAll((_, start) -> start.doubted());
    return new Alarms(changed);
  }

  private Alarms without(QubeName name) {
    var changed = new TreeMap<>(starts);
    return changed.remove(name) == null ? this : new Alarms(changed);
  }

  /** Whether that qube is known not to be a disposable template. */
  private static boolean isRefuted(Optional<Qube> qube) {
    return qube.filter(
            q -> q.klass() != QubeClass.APP || q.flag(QubeFlag.DISPOSABLE_TEMPLATE).isKnown())
        .filter(q -> !q.isDisposableTemplate())
        .isPresent();
  }
}
