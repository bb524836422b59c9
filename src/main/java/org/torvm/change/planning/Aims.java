package org.torvm.change.planning;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.torvm.change.Step;
import org.torvm.change.Wish.RunningQube;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * What a wish comes down to before anybody thinks of order: how things should be.
 *
 * @param title what the plan will be called
 * @param settings how each setting should be, as the steps that would make it so
 * @param off the qubes that should be off
 * @param mode what to do about each running qube whose net qube changes
 * @param undoes the past change that is taken back, if one is
 */
record Aims(
    Text title,
    List<Step> settings,
    Set<QubeName> off,
    Function<QubeName, RunningQube> mode,
    Optional<String> undoes) {

  static Aims settings(Text title, List<Step> settings, RunningQube mode) {
    return new Aims(title, settings, Set.of(), _ -> mode, Optional.empty());
  }
}
