package org.torvm.change.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.torvm.change.Condition.Power;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Purpose;
import org.torvm.change.Step;
import org.torvm.leak.Evidence;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * Makes the plan that starts a disposable: its disposable template off, then the disposable made,
 * then started. A disposable copies nearly everything from its disposable template, so it is the
 * template's way out that has to be known.
 */
final class DisposableStart {
  private DisposableStart() {}

  static Plan plan(QubeName name, Evidence evidence) throws Refusal {
    var title = Text.of("change.title.start-disposable", name.value());
    return plan(name, title, new Purpose.Fresh(), evidence);
  }

  static Plan plan(QubeName name, Text title, Purpose purpose, Evidence evidence) throws Refusal {
    var template = Customisation.requireTemplate(name, evidence);
    if (evidence.customising().containsKey(name)) {
      throw new Refusal("change.refused.customising", name.value());
    }
    var netQube = template.netQube().value();
    if (netQube.isEmpty()) {
      throw new Refusal("change.refused.unread", name.value());
    }
    // The feature would be copied to the disposable, which could then not be started either.
    Obstacles.checkStart(evidence.system(), name);
    checkWay(netQube.get(), evidence);
    var off = Planner.assemble(Aims.off(title, Set.of(name)), evidence);
    var steps = new ArrayList<>(off.steps());
    steps.add(new PlannedStep(new Step.MakeDisposable(name), Optional.empty()));
    steps.add(new PlannedStep(new Step.StartMade(name), Optional.empty()));
    var premises = Premises.of(evidence, steps.stream().map(PlannedStep::step).toList());
    return new Plan(title, steps, premises, List.of(), purpose);
  }

  /** Net qubes that are off are started on the way; one that is held would break it off. */
  private static void checkWay(Optional<QubeName> netQube, Evidence evidence) throws Refusal {
    if (netQube.isEmpty()) {
      return;
    }
    var chain = new Ways(evidence).chain(netQube.get()).value();
    if (chain.isEmpty()) {
      throw new Refusal("change.refused.unread", netQube.get().value());
    }
    for (QubeName hop : chain.get()) {
      Qube qube = Obstacles.require(evidence.system(), hop);
      if (Power.of(qube.state()) == Power.ON) {
        return;
      }
      Obstacles.checkNotHeld(qube);
      Obstacles.checkStart(evidence.system(), hop);
    }
  }
}
