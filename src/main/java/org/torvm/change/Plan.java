package org.torvm.change;

import java.util.List;
import org.torvm.text.Text;

/**
 * Steps in the order in which they are safe: whatever is missing when one fails, no qube is on a
 * way out that it was not on before. The first steps cut, the last ones connect.
 *
 * @param title what the plan does, such as "Torify work"
 * @param steps the steps
 */
public record Plan(Text title, List<PlannedStep> steps) {
  /** Copies the steps. */
  public Plan {
    steps = List.copyOf(steps);
  }

  /** Whether everything is already as it should be. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }
}
