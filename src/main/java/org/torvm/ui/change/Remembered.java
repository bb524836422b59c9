package org.torvm.ui.change;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.torvm.apply.Changes;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;

/** Finds what a plan that has just been carried out is remembered as. Not for the FX thread. */
final class Remembered {
  private final Set<String> known;

  private Remembered(Set<String> known) {
    this.known = known;
  }

  /** To be asked before the plan is carried out. */
  static Remembered before(Changes changes) {
    return new Remembered(changes.past().stream().map(PastChange::id).collect(Collectors.toSet()));
  }

  /** The change that was not there before, or the one that the plan was to finish. */
  Optional<PastChange> of(Plan plan, Changes changes) {
    var finished = plan.purpose().finishes();
    return changes.past().stream()
        .filter(c -> finished.isPresent() ? finished.get().equals(c.id()) : !known.contains(c.id()))
        .findFirst();
  }
}
