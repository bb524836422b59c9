package org.torvm.change;

import java.util.Optional;
import org.torvm.qubes.QubeName;

/**
 * A step and what would take it back.
 *
 * @param step the step
 * @param inverse the step that restores what was true when the plan was made; none when there is
 *     nothing to restore
 */
public record PlannedStep(Step step, Optional<Step> inverse) {
  /**
   * The same step, now that the disposable made from {@code template} has that name: it is taken
   * back by shutting the disposable down, which makes it vanish.
   */
  public PlannedStep named(QubeName template, QubeName disposable) {
    var named = step.named(template, disposable);
    return new PlannedStep(named, named.newQube().<Step>map(Step.ShutDown::new).or(() -> inverse));
  }
}
