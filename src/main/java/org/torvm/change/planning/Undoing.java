package org.torvm.change.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.torvm.change.PastChange;
import org.torvm.change.PlannedStep;
import org.torvm.change.Step;
import org.torvm.change.StepWords;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Evidence;
import org.torvm.qubes.QubeClass;
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
    var made = stillThere(past, system);
    for (List<PlannedStep> history : bySetting(past).values()) {
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
    return new Aims(
        Text.of("change.title.undo", past.title()),
        settings,
        made,
        qube -> mode(past, qube),
        Optional.of(past.id()));
  }

  /** The disposables that it made; shut down, they vanish. */
  private static Set<QubeName> stillThere(PastChange past, QubesSystem system) {
    var made = new TreeSet<QubeName>();
    for (PlannedStep planned : past.steps()) {
      var template = Optional.of(Optional.of(planned.step().qube()));
      planned
          .step()
          .newQube()
          .flatMap(system::qube)
          .filter(q -> q.klass() == QubeClass.DISPOSABLE)
          .filter(q -> q.template().value().equals(template))
          .ifPresent(q -> made.add(q.name()));
    }
    return made;
  }

  /** A change that was broken off may have left the setting as either of its last two steps. */
  private static boolean isAsLeft(PastChange past, List<PlannedStep> history, QubesSystem system) {
    if (SafeOrder.isMade(system, history.getLast().step())) {
      return true;
    }
    return past.state() != PastChange.State.DONE
        && history.size() > 1
        && SafeOrder.isMade(system, history.get(history.size() - 2).step());
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

  private static Map<Setting, List<PlannedStep>> bySetting(PastChange past) {
    var settings = new LinkedHashMap<Setting, List<PlannedStep>>();
    for (PlannedStep planned : past.steps()) {
      setting(planned.step())
          .ifPresent(s -> settings.computeIfAbsent(s, _ -> new ArrayList<>()).add(planned));
    }
    return settings;
  }

  private record Setting(QubeName qube, String kind, String key) {}

  private static Optional<Setting> setting(Step step) {
    return switch (step) {
      case Step.SetReference s ->
          Optional.of(new Setting(s.qube(), "property", s.reference().property()));
      case Step.ResetReference s ->
          Optional.of(new Setting(s.qube(), "property", s.reference().property()));
      case Step.AddTag s -> Optional.of(new Setting(s.qube(), "tag", s.tag()));
      case Step.RemoveTag s -> Optional.of(new Setting(s.qube(), "tag", s.tag()));
      case Step.SetFeature s -> Optional.of(new Setting(s.qube(), "feature", s.key()));
      case Step.RemoveFeature s -> Optional.of(new Setting(s.qube(), "feature", s.key()));
      case Step.Start _, Step.ShutDown _, Step.MakeDisposable _, Step.StartMade _ ->
          Optional.empty();
    };
  }
}
