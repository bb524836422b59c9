package org.torvm.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.torvm.text.Text;

/**
 * A change that was made, or was begun, as it is remembered.
 *
 * @param id what it is called in the log; no two changes have the same
 * @param at when it was begun
 * @param title what it did, such as "Torify work"
 * @param steps the steps that were made, in order, each with what would restore what was true
 *     before; the last one may be one whose effect is not known
 * @param state how far it came
 * @param undoes the id of the change that it took back, if it did
 * @param undone whether a later change took it back
 */
public record PastChange(
    String id,
    Instant at,
    Text title,
    List<PlannedStep> steps,
    State state,
    Optional<String> undoes,
    boolean undone) {
  /** How far a change came. */
  public enum State {
    /** Begun; when no program is at work on it, it was broken off. */
    BEGUN,
    /** Every step was made and read back. */
    DONE,
    /** A step failed; the steps before it were made. */
    FAILED
  }

  /** Copies the steps. */
  public PastChange {
    steps = List.copyOf(steps);
  }

  /** The same change, further on. */
  public PastChange with(List<PlannedStep> newSteps, State newState) {
    return new PastChange(id, at, title, newSteps, newState, undoes, undone);
  }

  /** The same change, taken back. */
  public PastChange takenBack() {
    return new PastChange(id, at, title, steps, state, undoes, true);
  }

  /** Whether there is something that undoing would take back. */
  public boolean isUndoable() {
    boolean wasUndo = undoes.isPresent() && state == State.DONE;
    return !undone && !wasUndo && steps.stream().anyMatch(s -> s.inverse().isPresent());
  }
}
