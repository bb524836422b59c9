package org.torvm.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * A change that was made, or was begun, as it is remembered.
 *
 * @param id what it is called in the log; no two changes have the same
 * @param at when it was begun
 * @param title what it did, such as "Torify work"
 * @param steps the steps that were made, in order, each with what would restore what was true
 *     before; when the change is not done, the last one may or may not have been made
 * @param remaining the steps that were not tried
 * @param live the qubes whose network was to be switched while they run
 * @param state how far it came
 * @param purpose what it had to do with changes before it
 * @param fate what became of it later
 */
public record PastChange(
    String id,
    Instant at,
    Text title,
    List<PlannedStep> steps,
    List<PlannedStep> remaining,
    Set<QubeName> live,
    State state,
    Purpose purpose,
    Fate fate) {
  /** How far a change came. */
  public enum State {
    /** Every step was made and read back. */
    DONE,
    /** A step failed; the steps before it were made. */
    FAILED,
    /** The user stopped it between two steps. */
    STOPPED,
    /** The program ended in the middle of it. */
    BROKEN_OFF
  }

  /** What became of a change later. */
  public enum Fate {
    /** It stands as it was left. */
    STANDS,
    /** A later change took it back. */
    TAKEN_BACK,
    /** It is not finished, and the user wants it to stay so. */
    LEFT
  }

  /** Copies the collections. */
  public PastChange {
    steps = List.copyOf(steps);
    remaining = List.copyOf(remaining);
    live = Set.copyOf(live);
  }

  /** That plan, begun at that time and not a step further. */
  public static PastChange begun(String id, Instant at, Plan plan) {
    return new PastChange(
        id,
        at,
        plan.title(),
        List.of(),
        plan.steps(),
        plan.switchedLive(),
        State.BROKEN_OFF,
        plan.purpose(),
        Fate.STANDS);
  }

  /** The same change, come that far. */
  public PastChange with(List<PlannedStep> made, List<PlannedStep> missing, State newState) {
    return new PastChange(id, at, title, made, missing, live, newState, purpose, fate);
  }

  /** The same change, with that fate. */
  public PastChange with(Fate newFate) {
    return new PastChange(id, at, title, steps, remaining, live, state, purpose, newFate);
  }

  /** The same change after an attempt to finish it, which may have come as far as the end. */
  public PastChange continuedBy(PastChange attempt) {
    var made = Stream.concat(namedBy(attempt), attempt.steps.stream()).toList();
    boolean nothing = attempt.steps.isEmpty() && attempt.state != State.DONE;
    return nothing ? this : with(made, attempt.remaining, attempt.state).with(Fate.STANDS);
  }

  /**
   * Its steps; a disposable whose name got lost has the name of the one that was started instead.
   */
  private Stream<PlannedStep> namedBy(PastChange attempt) {
    var started =
        attempt.steps.stream()
            .map(PlannedStep::step)
            .filter(s -> s instanceof Step.Start && !qubes().contains(s.qube()))
            .map(Step::qube)
            .findFirst();
    return steps.stream()
        .map(planned ->
            planned.step() instanceof Step.MakeDisposable make && make.made().isEmpty()
                ? started.map(name -> planned.named(make.qube(), name)).orElse(planned)
                : planned);
  }

  /** Whether there is something that undoing would take back. */
  public boolean isUndoable() {
    boolean wasUndo = purpose.takesBack().isPresent() && state == State.DONE;
    return fate != Fate.TAKEN_BACK && !wasUndo && steps.stream().anyMatch(this::leavesSomething);
  }

  /** Whether it was begun and not ended, and nobody has decided yet what is to become of it. */
  public boolean isUnfinished() {
    return state != State.DONE && fate == Fate.STANDS && !steps.isEmpty();
  }

  /** All its steps, tried or not. */
  public Stream<PlannedStep> allSteps() {
    return Stream.concat(steps.stream(), remaining.stream());
  }

  /** Every qube that a step is about, or that a step made, as far as its name is known. */
  public Set<QubeName> qubes() {
    var names = new TreeSet<QubeName>();
    allSteps()
        .forEach(s -> {
          names.add(s.step().qube());
          s.step().newQube().ifPresent(names::add);
        });
    return names;
  }

  /**
   * The step that may or may not have been made: the last one of a change that is not done. What
   * was read back after it, if it was, is not remembered.
   */
  public Optional<PlannedStep> inDoubt() {
    return state == State.DONE || steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
  }

  private boolean leavesSomething(PlannedStep planned) {
    return planned.inverse().isPresent()
        || (state != State.DONE && planned.step() instanceof Step.MakeDisposable);
  }
}
