package org.torvm.change.planning;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.torvm.change.Purpose;
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
 * @param killed the qubes that should be off at once, whatever they have not saved
 * @param gone the qubes that should not be there any more
 * @param on the qubes that should be on in the end
 * @param mode what to do about each running qube whose net qube changes
 * @param purpose what it has to do with changes before
 */
record Aims(
    Text title,
    List<Step> settings,
    Set<QubeName> off,
    Set<QubeName> killed,
    Set<QubeName> gone,
    Set<QubeName> on,
    Function<QubeName, RunningQube> mode,
    Purpose purpose) {
  /** Copies the collections. */
  Aims {
    settings = List.copyOf(settings);
    off = Set.copyOf(off);
    killed = Set.copyOf(killed);
    gone = Set.copyOf(gone);
    on = Set.copyOf(on);
  }

  static Aims settings(Text title, List<Step> settings, RunningQube mode) {
    return new Aims(
        title, settings, Set.of(), Set.of(), Set.of(), Set.of(), _ -> mode, new Purpose.Fresh());
  }

  static Aims off(Text title, Set<QubeName> off) {
    return settings(title, List.of(), RunningQube.SHUT_DOWN).withOff(off);
  }

  Aims withSettings(List<Step> newSettings) {
    return new Aims(title, newSettings, off, killed, gone, on, mode, purpose);
  }

  Aims withOff(Set<QubeName> newOff) {
    return new Aims(title, settings, newOff, killed, gone, on, mode, purpose);
  }

  Aims withKilled(Set<QubeName> newKilled) {
    return new Aims(title, settings, off, newKilled, gone, on, mode, purpose);
  }

  Aims withGone(Set<QubeName> newGone) {
    return new Aims(title, settings, off, killed, newGone, on, mode, purpose);
  }

  Aims withOn(Set<QubeName> newOn) {
    return new Aims(title, settings, off, killed, gone, newOn, mode, purpose);
  }

  Aims withMode(Function<QubeName, RunningQube> newMode) {
    return new Aims(title, settings, off, killed, gone, on, newMode, purpose);
  }

  Aims withPurpose(Purpose newPurpose) {
    return new Aims(title, settings, off, killed, gone, on, mode, newPurpose);
  }

  /** The qubes that should not be running in the end. */
  Set<QubeName> stopped() {
    var stopped = new TreeSet<>(off);
    stopped.addAll(gone);
    return stopped;
  }
}
