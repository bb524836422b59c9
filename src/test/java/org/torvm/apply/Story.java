package org.torvm.apply;

import java.util.Optional;
import org.torvm.change.Plan;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.change.planning.Planner;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;

/**
 * A wish in a system.
 *
 * @param name what it is called in the report
 * @param before the system
 * @param wish the wish
 */
record Story(String name, QubesSystem before, Wish wish) {
  /** How it would be fulfilled there. */
  Plan plan(QubesSystem system) {
    return Stories.ready(new Planner().plan(wish, SystemBuilder.evidence(system)));
  }

  /** How that program would fulfil it. */
  Plan plan(LiveChanges changes) {
    return Stories.ready(changes.plan(wish));
  }

  /** Whether it is something that nothing takes back, not even a roll back. */
  boolean isFinal() {
    return wish instanceof Wish.Remove;
  }

  /** What was intended, with the disposable that was made, whose name nobody could know. */
  QubesSystem settled(QubesSystem intended, QubesSystem now) {
    var settled = intended;
    for (Qube qube : now.qubes().values()) {
      if (isNew(qube.name()) && wish instanceof Wish.StartDisposable) {
        settled = settled.with(qube);
      }
    }
    return settled;
  }

  private boolean isNew(QubeName name) {
    return Optional.of(name).flatMap(before::qube).isEmpty();
  }

  @Override
  public String toString() {
    return name;
  }
}
