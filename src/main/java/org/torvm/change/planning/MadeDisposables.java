package org.torvm.change.planning;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.torvm.change.Condition.Power;
import org.torvm.change.PastChange;
import org.torvm.change.Step;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;

/**
 * The disposables that a past change made and that are still there. When the program ended before
 * it was told the name, it is a disposable of that template that was never started and was not
 * there just before; another tool may have made such a one at the same moment, so whoever removes
 * it asks.
 */
final class MadeDisposables {
  private MadeDisposables() {}

  static Set<QubeName> of(PastChange past, QubesSystem system) {
    var made = new TreeSet<QubeName>();
    past.steps()
        .forEach(planned -> {
          if (planned.step() instanceof Step.MakeDisposable make) {
            system.qubes().values().stream()
                .filter(q -> isMadeBy(make, q))
                .forEach(q -> made.add(q.name()));
          }
        });
    return made;
  }

  private static boolean isMadeBy(Step.MakeDisposable make, Qube qube) {
    boolean isOfTemplate =
        qube.klass() == QubeClass.DISPOSABLE
            && qube.template().value().equals(Optional.of(Optional.of(make.qube())));
    boolean isIt =
        make.made()
            .map(qube.name()::equals)
            .orElseGet(() ->
                Power.of(qube.state()) == Power.OFF
                    && !qube.isPreloaded()
                    && !make.others().contains(qube.name()));
    return isOfTemplate && isIt;
  }
}
