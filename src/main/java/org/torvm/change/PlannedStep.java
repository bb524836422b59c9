package org.torvm.change;

import java.util.Optional;

/**
 * A step and what would take it back.
 *
 * @param step the step
 * @param inverse the step that restores what was true when the plan was made; none when there is
 *     nothing to restore
 */
public record PlannedStep(Step step, Optional<Step> inverse) {}
