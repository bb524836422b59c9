package org.torvm.apply;

import org.torvm.change.PlannedStep;

/** Told how a plan gets on. Called on the thread that runs the plan. */
public interface Progress {
  /** That step is about to be made; {@code index} counts from 0, of {@code count}. */
  void starting(PlannedStep step, int index, int count);

  /** Whether the user wants the rest of the plan not to be made. Asked before every step. */
  default boolean isStopWanted() {
    return false;
  }

  /** Nobody is told. */
  static Progress none() {
    return (step, index, count) -> {};
  }
}
