package org.torvm.change.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.torvm.change.Condition.Power;
import org.torvm.change.PastChange;
import org.torvm.change.PlannedStep;
import org.torvm.change.Purpose;
import org.torvm.change.Step;
import org.torvm.change.StepWords;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Evidence;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.text.Text;

/**
 * What taking a past change back comes down to: each setting it touched as it was before, provided
 * it is still as the change left it. A setting that is already as it was before is left alone.
 */
final class Undoing {
  private Undoing() {}

  static Aims aims(PastChange past, Evidence evidence) throws Refusal {
    var system = evidence.system();
    var settings = new ArrayList<Step>();
    for (List<PlannedStep> history : Settings.of(past.steps().stream()).values()) {
      var before = history.getFirst().inverse();
      if (before.isEmpty()) {
        continue;
      }
      Obstacles.require(system, before.get().qube());
      if (SafeOrder.isMade(system, before.get())) {
        continue;
      }
      if (!isAsLeft(past, history, system)) {
        throw new Refusal(
            "change.refused.changed-since", past.title(), StepWords.of(history.getLast().step()));
      }
      settings.add(before.get());
    }
    boolean isWhole = past.state() == PastChange.State.DONE;
    if (!isWhole) {
      checkNothingIsLost(past, system);
    }
    var title = isWhole ? "change.title.undo" : "change.title.roll-back";
    return Aims.settings(Text.of(title, past.title()), settings, RunningQube.RESTART)
        .withMode(qube -> mode(past, qube))
        .withGone(MadeDisposables.of(past, system))
        .withOn(isWhole ? Set.of() : switchedOff(past, system))
        .withPurpose(new Purpose.TakeBack(past.id()));
  }

  /** What was removed, or vanished when it was shut down, cannot be brought back. */
  private static void checkNothingIsLost(PastChange past, QubesSystem system) throws Refusal {
    for (PlannedStep planned : past.steps()) {
      var step = planned.step();
      boolean ends =
          step instanceof Step.Remove || step instanceof Step.Kill || step instanceof Step.ShutDown;
      if (ends && system.qube(step.qube()).isEmpty()) {
        throw new Refusal("change.refused.gone-for-good", past.title(), step.qube().value());
      }
    }
  }

  /** What it shut down, and still is there and off; a disposable template is not to run. */
  private static Set<QubeName> switchedOff(PastChange past, QubesSystem system) {
    return past.steps().stream()
        .map(PlannedStep::step)
        .filter(s -> s instanceof Step.ShutDown || s instanceof Step.Kill)
        .flatMap(s -> system.qube(s.qube()).stream())
        .filter(q -> Power.of(q.state()) == Power.OFF && !q.isDisposableTemplate())
        .map(Qube::name)
        .collect(Collectors.toSet());
  }

  private static boolean isAsLeft(PastChange past, List<PlannedStep> history, QubesSystem system) {
    return past.state() == PastChange.State.DONE
        ? SafeOrder.isMade(system, history.getLast().step())
        : Settings.isOurs(history, system);
  }

  /**
   * A qube that was only cut off goes back to the very network its programs were using; every other
   * running qube would carry a session from one network into another.
   */
  private static RunningQube mode(PastChange past, QubeName qube) {
    boolean wasOnlyCut =
        past.steps().stream()
            .map(PlannedStep::step)
            .filter(s -> s.qube().equals(qube))
            .allMatch(s ->
                switch (s) {
                  case Step.SetReference(var _, var reference, var value) ->
                      reference != QubeReference.NET_QUBE || value.isEmpty();
                  case Step.ResetReference r -> r.reference() != QubeReference.NET_QUBE;
                  case Step.ShutDown _, Step.Start _ -> false;
                  default -> true;
                });
    return wasOnlyCut ? RunningQube.SWITCH_LIVE : RunningQube.RESTART;
  }
}
