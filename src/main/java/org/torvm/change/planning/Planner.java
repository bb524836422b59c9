package org.torvm.change.planning;

import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.PlannedStep;
import org.torvm.change.Step;
import org.torvm.change.Wish;
import org.torvm.leak.Evidence;
import org.torvm.qubes.QubeName;

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
            case Wish.MoveClients move -> Torification.ofClients(move, evidence).plan();
            case Wish.NetworkOff off -> assemble(NetworkSwitch.off(off, evidence), evidence);
            case Wish.NetworkOn on -> new NetworkSwitch(on, evidence).plan();
            case Wish.PinNetQube pin -> assemble(PlainAims.pin(pin, evidence), evidence);
            case Wish.Mend mend -> assemble(PlainAims.mend(mend), evidence);
            case Wish.ShutDown(var qube) -> assemble(PlainAims.shutDown(qube), evidence);
            case Wish.CutNetwork(var qube) -> assemble(PlainAims.cut(qube, evidence), evidence);
            case Wish.Kill(var qube) -> assemble(PlainAims.kill(qube), evidence);
            case Wish.Remove(var qube) -> assemble(PlainAims.remove(qube, evidence), evidence);
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

  static Plan assemble(Aims wanted, Evidence evidence) throws Refusal {
    var system = evidence.system();
    var aims = NetworkSwitch.forgetting(wanted, system);
    for (Step step : aims.settings()) {
      Obstacles.require(system, step.qube());
    }
    for (QubeName name : aims.stopped()) {
      Obstacles.require(system, name);
    }
    for (QubeName name : aims.killed()) {
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
}
