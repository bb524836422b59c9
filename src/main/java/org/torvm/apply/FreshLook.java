package org.torvm.apply;

import java.util.Set;
import java.util.TreeSet;
import org.torvm.admin.AdminException;
import org.torvm.admin.live.QubeReader;
import org.torvm.change.PastChange;
import org.torvm.change.Step;
import org.torvm.leak.Evidence;
import org.torvm.qubes.QubeName;

/**
 * Evidence with the qubes of a past change read anew. A snapshot follows events and may be a moment
 * behind a change that has just been made; whether a change can be undone must not hang on that.
 */
final class FreshLook {
  private final QubeReader reader;

  FreshLook(QubeReader reader) {
    this.reader = reader;
  }

  /** The evidence; a qube that could not be read stays as the snapshot has it. */
  Evidence at(PastChange past, Evidence evidence) {
    var names = new TreeSet<QubeName>();
    names.addAll(past.qubes());
    past.allSteps()
        .forEach(planned -> {
          addValue(planned.step(), names);
          planned.inverse().ifPresent(i -> addValue(i, names));
        });
    var system = evidence.system();
    for (QubeName name : names) {
      try {
        system = system.with(reader.read(name));
      } catch (AdminException e) {
        if (e.saysNoSuchQube()) {
          system = system.without(name);
        }
      }
    }
    return evidence.about(system);
  }

  private static void addValue(Step step, Set<QubeName> names) {
    if (step instanceof Step.SetReference s) {
      s.value().ifPresent(names::add);
    }
  }
}
