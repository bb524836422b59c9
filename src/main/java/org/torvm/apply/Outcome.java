package org.torvm.apply;

import java.util.List;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.text.Text;

/** What became of a plan. */
public sealed interface Outcome {
  /** Every step was done and read back. */
  record Done(Plan plan) implements Outcome {}

  /**
   * The user stopped it; nothing after the steps that were done was tried.
   *
   * @param plan the plan
   * @param done the steps that were done and read back
   * @param standing what is true now and what to do
   */
  record Stopped(Plan plan, List<PlannedStep> done, Text standing) implements Outcome {
    /** Copies the list. */
    public Stopped {
      done = List.copyOf(done);
    }
  }

  /**
   * A step failed; nothing after it was tried.
   *
   * @param plan the plan
   * @param done the steps that were done and read back
   * @param failed the step that failed
   * @param trouble what happened, what is still true, what to do
   */
  record Failed(Plan plan, List<PlannedStep> done, PlannedStep failed, Text trouble)
      implements Outcome {
    /** Copies the list. */
    public Failed {
      done = List.copyOf(done);
    }
  }
}
