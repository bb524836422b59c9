package org.torvm.change.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Purpose;
import org.torvm.change.Step;
import org.torvm.change.StepWords;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Evidence;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.text.Text;

/**
 * What finishing a change comes down to: each setting as its last step was to make it, and the
 * power that each qube was to have in the end. The order is worked out anew, because much may have
 * happened since: after a loss of power every qube is off.
 */
final class Finishing {
  private final PastChange past;
  private final QubesSystem system;
  private final Map<QubeName, List<Step>> power = new HashMap<>();

  private Finishing(PastChange past, QubesSystem system) {
    this.past = past;
    this.system = system;
    past.allSteps()
        .map(PlannedStep::step)
        .forEach(step -> {
          switch (step) {
            case Step.Start _, Step.ShutDown _, Step.Kill _ ->
                power.computeIfAbsent(step.qube(), _ -> new ArrayList<>()).add(step);
            default -> {}
          }
        });
  }

  static Plan plan(PastChange past, Evidence evidence) throws Refusal {
    var title = Text.of("change.title.finish", past.title());
    var purpose = new Purpose.Finish(past.id());
    var finishing = new Finishing(past, evidence.system());
    var made = past.allSteps().map(PlannedStep::step).filter(Step.MakeDisposable.class::isInstance);
    var make = made.findFirst();
    if (make.isPresent()) {
      var there = MadeDisposables.of(past, evidence.system());
      if (there.isEmpty()) {
        return DisposableStart.plan(make.get().qube(), title, purpose, evidence);
      }
      if (there.size() > 1) {
        throw new Refusal("change.refused.which-disposable", make.get().qube().value());
      }
      var start = Aims.settings(title, List.of(), RunningQube.RESTART).withOn(there);
      return Planner.assemble(start.withPurpose(purpose), evidence);
    }
    var aims =
        Aims.settings(title, finishing.settings(), RunningQube.RESTART)
            .withMode(finishing::mode)
            .withOff(finishing.endingIn(Step.ShutDown.class))
            .withKilled(finishing.endingIn(Step.Kill.class))
            .withOn(finishing.endingIn(Step.Start.class))
            .withGone(finishing.removed())
            .withPurpose(purpose);
    return Planner.assemble(aims, evidence);
  }

  private List<Step> settings() throws Refusal {
    var settings = new ArrayList<Step>();
    for (List<PlannedStep> history : Settings.of(past.allSteps()).values()) {
      var last = history.getLast().step();
      if (SafeOrder.isMade(system, last)) {
        continue;
      }
      if (!Settings.isOurs(history, system)) {
        throw new Refusal("change.refused.cannot-finish", past.title(), StepWords.of(last));
      }
      settings.add(last);
    }
    return settings;
  }

  private Set<QubeName> endingIn(Class<? extends Step> kind) {
    var names = new TreeSet<QubeName>();
    power.forEach((name, steps) -> {
      boolean stays = system.qube(name).isPresent();
      if (stays && kind.isInstance(steps.getLast())) {
        names.add(name);
      }
    });
    return names;
  }

  private Set<QubeName> removed() {
    var names = new TreeSet<QubeName>();
    past.allSteps()
        .map(PlannedStep::step)
        .filter(Step.Remove.class::isInstance)
        .filter(s -> system.qube(s.qube()).isPresent())
        .forEach(s -> names.add(s.qube()));
    return names;
  }

  private RunningQube mode(QubeName name) {
    if (past.live().contains(name)) {
      return RunningQube.SWITCH_LIVE;
    }
    var steps = power.getOrDefault(name, List.of());
    return !steps.isEmpty() && !(steps.getLast() instanceof Step.Start)
        ? RunningQube.SHUT_DOWN
        : RunningQube.RESTART;
  }
}
