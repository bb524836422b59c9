package org.torvm.apply;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.torvm.admin.AdminException;
import org.torvm.apply.memory.ChangeLog;
import org.torvm.change.Condition;
import org.torvm.change.PastChange;
import org.torvm.change.PastChange.State;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Simulation;
import org.torvm.change.Step;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.text.Text;

/**
 * One run of one plan: premises first, then step by step, each written down before it is made and
 * read back afterwards. The first trouble ends it, and so does the user between two steps.
 */
final class Execution {
  private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

  private final Facts facts;
  private final StepCalls calls;
  private final ChangeLog log;
  private final Troubles troubles;
  private final PastChange begun;
  private final List<PlannedStep> done = new ArrayList<>();
  private Plan plan;
  private QubesSystem system;

  /**
   * @param system the snapshot at the beginning, for what steps should bring about
   * @param begun the change as it will be remembered, with no step made
   */
  Execution(
      Facts facts,
      StepCalls calls,
      ChangeLog log,
      Plan plan,
      QubesSystem system,
      PastChange begun) {
    this.facts = facts;
    this.calls = calls;
    this.log = log;
    this.plan = plan;
    this.troubles = new Troubles(system, plan);
    this.system = system;
    this.begun = begun;
  }

  Outcome run(Progress progress) {
    var objection = objection();
    if (objection.isPresent()) {
      return new Outcome.Failed(plan, List.of(), plan.steps().getFirst(), objection.get());
    }
    system = confirmed(system);
    try {
      log.begin(begun);
    } catch (IOException e) {
      var trouble = troubles.notRemembered(done);
      return new Outcome.Failed(plan, List.of(), plan.steps().getFirst(), trouble);
    }
    for (int index = 0; index < plan.steps().size(); index++) {
      if (progress.isStopWanted()) {
        ended(done, State.STOPPED);
        return new Outcome.Stopped(plan, done, troubles.stopped(done));
      }
      progress.starting(plan.steps().get(index), index, plan.steps().size());
      var trouble = attempt(index);
      if (trouble.isPresent()) {
        ended(trouble.get().mayBeMade() ? upTo(index) : done, State.FAILED);
        return new Outcome.Failed(plan, done, plan.steps().get(index), trouble.get().words());
      }
    }
    ended(done, State.DONE);
    return new Outcome.Done(plan);
  }

  /** Why the plan may not be begun: somebody changed what it was made from. */
  private Optional<Text> objection() {
    for (Condition premise : plan.premises()) {
      try {
        if (!facts.holds(premise)) {
          return Optional.of(troubles.outdated(premise));
        }
      } catch (AdminException e) {
        return Optional.of(troubles.unread(premise, e, done));
      }
    }
    return Optional.empty();
  }

  /** What has just been read is truer than the snapshot. */
  private QubesSystem confirmed(QubesSystem snapshot) {
    var confirmed = snapshot;
    for (Condition premise : plan.premises()) {
      confirmed =
          switch (premise) {
            case Condition.GlobalIs(var reference, var setting) ->
                confirmed.with(reference, setting);
            case Condition.ReferenceIs(var qube, var reference, var setting) ->
                confirmed.change(qube, q -> q.with(reference, setting));
            default -> confirmed;
          };
    }
    return confirmed;
  }

  private Optional<Trouble> attempt(int index) {
    var interference = interference(plan.steps().get(index).step());
    if (interference.isPresent()) {
      return interference;
    }
    try {
      plan = plan.with(index, prepared(plan.steps().get(index)));
      log.begun(index, plan.steps().get(index));
    } catch (AdminException e) {
      return notMade(troubles.unseen(plan.steps().get(index).step(), e, done));
    } catch (IOException e) {
      return notMade(troubles.notRemembered(done));
    }
    var trouble = make(index);
    if (trouble.isEmpty()) {
      var planned = plan.steps().get(index);
      done.add(planned);
      system = Simulation.after(system, planned.step());
    }
    return trouble;
  }

  /** Why the step may not be made: somebody came in between. */
  private Optional<Trouble> interference(Step step) {
    for (Condition condition : Simulation.precondition(system, step)) {
      try {
        if (!facts.holds(condition)) {
          return notMade(troubles.interfered(condition, done));
        }
      } catch (AdminException e) {
        return notMade(troubles.unread(condition, e, done));
      }
    }
    return Optional.empty();
  }

  /** By the disposables that are there, one whose name gets lost can be told from them later. */
  private PlannedStep prepared(PlannedStep planned) throws AdminException {
    return planned.step() instanceof Step.MakeDisposable make
        ? new PlannedStep(make.beside(facts.disposables()), planned.inverse())
        : planned;
  }

  /** The steps that are made and the one under way. */
  private List<PlannedStep> upTo(int index) {
    var begun = new ArrayList<>(done);
    begun.add(plan.steps().get(index));
    return begun;
  }

  /**
   * Remembers how far it came. When that fails, the journal stays: the next run finds in it a
   * change that was broken off.
   */
  private void ended(List<PlannedStep> made, State state) {
    var missing = plan.steps().subList(made.size(), plan.steps().size());
    try {
      log.end(begun.with(made, missing, state));
    } catch (IOException e) {
      LOG.warn("How a change ended could not be written down: {}", e.getClass().getSimpleName());
    }
  }

  /**
   * @param words what happened
   * @param mayBeMade whether the step may have been made all the same
   */
  private record Trouble(Text words, boolean mayBeMade) {}

  private static Optional<Trouble> notMade(Text words) {
    return Optional.of(new Trouble(words, false));
  }

  private static Optional<Trouble> mayBeMade(Text words) {
    return Optional.of(new Trouble(words, true));
  }

  private Optional<Trouble> make(int index) {
    var step = plan.steps().get(index).step();
    var expected = Simulation.effect(system, step);
    try {
      var made = calls.make(step);
      if (made.isPresent()) {
        return made(index, made.get());
      }
    } catch (AdminException.OutcomeUnknown e) {
      return readBack(step, expected).flatMap(_ -> mayBeMade(troubles.unknown(step, e, done)));
    } catch (AdminException e) {
      return refused(step, expected, e);
    }
    return readBack(step, expected);
  }

  /** From here on the rest of the plan knows the name, and so does a later run of the program. */
  private Optional<Trouble> made(int index, QubeName name) {
    plan = plan.named(plan.steps().get(index).step().qube(), name);
    try {
      log.begun(index, plan.steps().get(index));
    } catch (IOException e) {
      LOG.warn("What was made could not be written down: {}", e.getClass().getSimpleName());
    }
    var step = plan.steps().get(index).step();
    return readBack(step, Simulation.effect(system, step));
  }

  /**
   * Taking away what is not there, or shutting down what is off, is refused and yet so. And a
   * connection that is closed without a word may be a refusal or a qubesd that ended after it had
   * obeyed.
   */
  private Optional<Trouble> refused(Step step, Condition expected, AdminException reason) {
    boolean isMaking = step instanceof Step.MakeDisposable;
    if (isMaking && reason instanceof AdminException.RefusedSilently && !reason.isDenied()) {
      // What has no name yet cannot be read back.
      return mayBeMade(troubles.unknown(step, reason, done));
    }
    boolean mayBeSo =
        reason instanceof AdminException.RefusedSilently
            || step instanceof Step.RemoveTag
            || step instanceof Step.RemoveFeature
            || step instanceof Step.ShutDown
            || step instanceof Step.Kill
            || step instanceof Step.Remove;
    if (mayBeSo && reason.isRefusal()) {
      try {
        if (facts.holds(expected)) {
          return Optional.empty();
        }
      } catch (AdminException e) {
        return mayBeMade(troubles.unknown(step, e, done));
      }
    }
    return notMade(troubles.refused(step, reason, done));
  }

  private Optional<Trouble> readBack(Step step, Condition expected) {
    try {
      return facts.holds(expected) ? Optional.empty() : mayBeMade(troubles.notSo(step, done));
    } catch (AdminException e) {
      return mayBeMade(troubles.unknown(step, e, done));
    }
  }
}
