package org.torvm.change.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.PlannedStep;
import org.torvm.change.Step;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Evidence;
import org.torvm.leak.Goal;
import org.torvm.leak.Remedy;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.text.Text;

/**
 * Makes plans from wishes. Pure: the same wish and evidence give the same plan. A plan is only made
 * when nothing known stands in its way, and it may be broken off after any step without a qube
 * being on a way out that it was not on before.
 */
public final class Planner {
  /** How that wish would be fulfilled; an empty plan when everything is already so. */
  public Planned plan(Wish wish, Evidence evidence) {
    try {
      return new Planned.Ready(
          switch (wish) {
            case Wish.Torify torify -> new Torification(torify, evidence).plan();
            case Wish.Untorify untorify ->
                assemble(Untorification.aims(untorify, evidence), evidence);
            case Wish.Mend mend -> assemble(mending(mend), evidence);
            case Wish.ShutDown(var qube) -> assemble(shuttingDown(qube), evidence);
            case Wish.CutNetwork(var qube) -> assemble(cutting(qube, evidence), evidence);
            case Wish.StartDisposable(var template) -> DisposableStart.plan(template, evidence);
            case Wish.Customise(var template) ->
                assemble(Customisation.begin(template, evidence), evidence);
            case Wish.EndCustomising end -> assemble(Customisation.end(end, evidence), evidence);
          });
    } catch (Refusal refusal) {
      return new Planned.Refused(refusal.reason());
    }
  }

  /**
   * How that past change would be taken back: every setting as it was before, in the safe order for
   * the system as it is now. Refused when a setting is no longer what the change made it, because
   * somebody decided otherwise since. Power is not restored: a qube that was left off stays off, a
   * gateway that was started stays on. Only a change that was not finished gives back the power of
   * what it shut down.
   */
  public Planned undo(PastChange past, Evidence evidence) {
    try {
      return new Planned.Ready(assemble(Undoing.aims(past, evidence), evidence));
    } catch (Refusal refusal) {
      return new Planned.Refused(refusal.reason());
    }
  }

  /**
   * How what is missing of a change that was not finished would be made, in the safe order for the
   * system as it is now. Refused when a setting is neither as the change found it, nor as it left
   * it, nor as it is to be.
   */
  public Planned finish(PastChange past, Evidence evidence) {
    try {
      return new Planned.Ready(Finishing.plan(past, evidence));
    } catch (Refusal refusal) {
      return new Planned.Refused(refusal.reason());
    }
  }

  static Plan assemble(Aims aims, Evidence evidence) throws Refusal {
    var system = evidence.system();
    for (Step step : aims.settings()) {
      Obstacles.require(system, step.qube());
    }
    for (QubeName name : aims.stopped()) {
      Obstacles.require(system, name);
    }
    var order = new SafeOrder(system, aims);
    new Obstacles(evidence, aims, order).check();
    var steps = order.steps();
    var planned = steps.stream().map(s -> new PlannedStep(s, Inverses.of(system, s))).toList();
    return new Plan(
        aims.title(),
        planned,
        Premises.of(evidence, steps),
        Confirmations.of(evidence, steps, aims.purpose()),
        aims.purpose());
  }

  private static Aims mending(Wish.Mend wish) throws Refusal {
    if (!(wish.finding().remedy() instanceof Remedy.Fix(Text label, List<Goal> goals))) {
      throw new Refusal("change.refused.no-fix", wish.finding().title());
    }
    var settings = new ArrayList<Step>();
    var off = new TreeSet<QubeName>();
    for (Goal goal : goals) {
      switch (goal) {
        case Goal.NetQubeIs(var qube, var netQube) ->
            settings.add(new Step.SetReference(qube, QubeReference.NET_QUBE, netQube));
        case Goal.DisposableTemplateIs(var qube, var template) ->
            settings.add(new Step.SetReference(qube, QubeReference.DISPOSABLE_TEMPLATE, template));
        case Goal.Tagged(var qube, var tag) -> settings.add(new Step.AddTag(qube, tag));
        case Goal.Untagged(var qube, var tag) -> settings.add(new Step.RemoveTag(qube, tag));
        case Goal.FeatureIs(var qube, var key, var value) ->
            settings.add(new Step.SetFeature(qube, key, value));
        case Goal.Off(var qube) -> off.add(qube);
      }
    }
    return Aims.settings(label, settings, wish.running()).withOff(off);
  }

  private static Aims shuttingDown(QubeName qube) {
    return Aims.off(Text.of("change.title.shut-down", qube.value()), Set.of(qube));
  }

  /** A net qube without a net qube may be the clearnet side itself: that would cut nothing. */
  private static Aims cutting(QubeName qube, Evidence evidence) throws Refusal {
    if (Obstacles.require(evidence.system(), qube).is(QubeFlag.PROVIDES_NETWORK)) {
      throw new Refusal("change.refused.cut-net-qube", qube.value());
    }
    return Aims.settings(
        Text.of("change.title.cut", qube.value()), cuts(qube), RunningQube.RESTART);
  }

  /** No network, and no disposables that could have one. */
  static List<Step> cuts(QubeName qube) {
    return List.of(
        new Step.SetReference(qube, QubeReference.NET_QUBE, Optional.empty()),
        new Step.SetReference(qube, QubeReference.DISPOSABLE_TEMPLATE, Optional.empty()));
  }
}
