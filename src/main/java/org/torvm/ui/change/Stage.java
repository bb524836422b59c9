package org.torvm.ui.change;

import java.util.Optional;
import org.torvm.apply.Outcome;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Preview;
import org.torvm.text.Text;

/** How far a change has come. */
public sealed interface Stage {
  /** Nothing is under way. */
  record Closed() implements Stage {}

  /** Something still has to be chosen. */
  record Choosing() implements Stage {}

  /** The plan and its preview are being worked out. */
  record Planning() implements Stage {}

  /** It cannot be done, for that reason. */
  record Refused(Text reason) implements Stage {}

  /** Everything is already so. */
  record AlreadySo(Plan plan) implements Stage {}

  /** It can be done; nothing has been changed yet. */
  record Ready(Preview preview) implements Stage {}

  /**
   * It is being done.
   *
   * @param plan what is being done
   * @param step the step under way; none before the first
   * @param index how many steps are through
   * @param stopping whether the user wants it to end before the next step
   */
  record Applying(Plan plan, Optional<PlannedStep> step, int index, boolean stopping)
      implements Stage {
    /** The same, now that the user wants it to end before the next step. */
    Applying stopped() {
      return new Applying(plan, step, index, true);
    }

    /** The same, come to that step. */
    Applying at(PlannedStep next, int nextIndex) {
      return new Applying(plan, Optional.of(next), nextIndex, stopping);
    }
  }

  /**
   * It is done, every step read back.
   *
   * @param plan what was done
   * @param remembered the change as it is remembered, when it is
   */
  record Done(Plan plan, Optional<PastChange> remembered) implements Stage {}

  /**
   * The user stopped it between two steps.
   *
   * @param stopped how far it came
   * @param left the change that is now to be finished or rolled back; none when nothing was done
   */
  record Stopped(Outcome.Stopped stopped, Optional<PastChange> left) implements Stage {}

  /**
   * A step failed.
   *
   * @param failure how far it came
   * @param left the change that is now to be finished or rolled back; none when nothing was done
   */
  record Failed(Outcome.Failed failure, Optional<PastChange> left) implements Stage {}

  /** The change that was begun here and is now to be finished or rolled back. */
  default Optional<PastChange> leftUnfinished() {
    return switch (this) {
      case Stopped(var _, var left) -> left;
      case Failed(var _, var left) -> left;
      default -> Optional.empty();
    };
  }

  /** Whether it was carried out, as far as it came. */
  default boolean isOver() {
    return this instanceof Done || this instanceof Stopped || this instanceof Failed;
  }
}
