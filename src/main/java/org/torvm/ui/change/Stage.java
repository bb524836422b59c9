package org.torvm.ui.change;

import java.util.Optional;
import org.torvm.apply.Outcome;
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
   */
  record Applying(Plan plan, Optional<PlannedStep> step, int index) implements Stage {}

  /** It is done, every step read back. */
  record Done(Plan plan) implements Stage {}

  /** The user stopped it between two steps. */
  record Stopped(Outcome.Stopped stopped) implements Stage {}

  /** A step failed. */
  record Failed(Outcome.Failed failure) implements Stage {}
}
