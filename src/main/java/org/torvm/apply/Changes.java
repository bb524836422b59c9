package org.torvm.apply;

import java.util.Optional;
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
   * Executes that plan. At most one plan is executed at a time; others wait. A step that fails ends
   * it: nothing after the step is tried and no qube is on a way out that it was not on before.
   */
  Outcome apply(Plan plan, Progress progress);

  /** What undoing would take back, such as "Torify work"; empty when there is nothing. */
  Optional<Text> undoable();

  /** How the last change would be taken back. Applying this plan makes the one before undoable. */
  Planned planUndo();

  /**
   * Why nothing can be changed; empty as long as nothing speaks against trying. Never blocks. May
   * differ after each {@link #apply}.
   */
  default Optional<ReadOnly> readOnly() {
    return Optional.empty();
  }
}
