package org.torvm.apply;

import java.util.List;
import java.util.Optional;
import org.torvm.change.Consent;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Preview;
import org.torvm.change.Wish;
import org.torvm.text.Text;

/**
 * The one door through which the system is changed: a wish becomes a plan, a plan is previewed, an
 * approved plan is executed with every step read back, and what was done can be undone.
 *
 * <p>Every method may be called on any thread but the FX thread; {@link #apply} blocks until the
 * plan is through.
 */
public interface Changes {
  /** How that wish would be fulfilled in the system as it is now. Changes nothing. */
  Planned plan(Wish wish);

  /** What that plan would do to the system as it is now. Changes nothing. */
  Preview preview(Plan plan);

  /**
   * Executes that plan, provided that the user has agreed to all it asks for. At most one plan is
   * executed at a time; others wait. A step that fails ends it, and so does the user between two
   * steps: nothing after that is tried and no qube is on a way out that it was not on before. What
   * was done outlives the program, wherever it ends.
   */
  Outcome apply(Plan plan, Consent consent, Progress progress);

  /**
   * The changes that are over, the newest first. One that a program broke off, because it was
   * killed or the power failed, is among them; one that is under way is not.
   */
  List<PastChange> past();

  /**
   * How that past change would be taken back: each setting as it was before. One that was not
   * finished is rolled back: what it shut down is started again as well.
   *
   * @param change its id
   */
  Planned planUndo(String change);

  /**
   * How what is missing of that change, which was not finished, would be made.
   *
   * @param change its id
   */
  Planned planFinish(String change);

  /** Remembers that the user wants that change to stay as it is, finished or not. */
  void leave(String change);

  /** The newest change that can be undone. */
  default Optional<PastChange> lastUndoable() {
    return past().stream().filter(PastChange::isUndoable).findFirst();
  }

  /** What undoing would take back, such as "Torify work"; empty when there is nothing. */
  default Optional<Text> undoable() {
    return lastUndoable().map(PastChange::title);
  }

  /** How the last change would be taken back. Applying this plan makes the one before undoable. */
  default Planned planUndo() {
    return lastUndoable()
        .map(c -> planUndo(c.id()))
        .orElseGet(() -> new Planned.Refused(Text.of("apply.nothing-to-undo")));
  }

  /** The newest change that was begun and not ended, and is to be finished or rolled back. */
  default Optional<PastChange> unfinished() {
    return past().stream().filter(PastChange::isUnfinished).findFirst();
  }

  /**
   * Why nothing can be changed; empty as long as nothing speaks against trying. Never blocks. May
   * differ after each {@link #apply}.
   */
  default Optional<ReadOnly> readOnly() {
    return Optional.empty();
  }
}
