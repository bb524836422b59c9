package org.torvm.gallery;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.torvm.leak.Evidence;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubesSystem;
import org.torvm.text.Text;
import org.torvm.watch.Alarm;

/**
 * One scene: what there is, and what the user does before the picture is taken.
 *
 * @param name of the file, without what is added for theme and scale
 * @param system what the window shows
 * @param connection how fresh it is
 * @param alarms which are open
 * @param fate what becomes of changes
 * @param undoable what the Undo button names
 * @param acts what the user does
 */
record Play(
    String name,
    QubesSystem system,
    Connection connection,
    List<Alarm> alarms,
    StagedChanges.Fate fate,
    Optional<Text> undoable,
    Consumer<Theatre> acts) {

  static Play of(String name, QubesSystem system, Consumer<Theatre> acts) {
    return new Play(
        name,
        system,
        new Connection.Live(),
        List.of(),
        StagedChanges.Fate.SUCCEEDS,
        Optional.empty(),
        acts);
  }

  static Play of(String name, QubesSystem system) {
    return of(name, system, _ -> {});
  }

  Play with(Connection other) {
    return new Play(name, system, other, alarms, fate, undoable, acts);
  }

  Play with(List<Alarm> open) {
    return new Play(name, system, connection, open, fate, undoable, acts);
  }

  Play with(StagedChanges.Fate other) {
    return new Play(name, system, connection, alarms, other, undoable, acts);
  }

  Play undoing(Text what) {
    return new Play(name, system, connection, alarms, fate, Optional.of(what), acts);
  }

  StagedChanges changes(Systems systems) {
    Evidence evidence = systems.evidence(system);
    return new StagedChanges(evidence, systems.audit(), fate, undoable);
  }
}
