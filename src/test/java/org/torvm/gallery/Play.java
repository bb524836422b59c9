package org.torvm.gallery;

import java.util.List;
import java.util.function.Consumer;
import org.torvm.change.PastChange;
import org.torvm.leak.Evidence;
import org.torvm.leak.Intent.Customising;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubesSystem;
import org.torvm.ui.TorvmWindow;
import org.torvm.ui.personal.Personal;
import org.torvm.watch.Alarm;

/**
 * One scene: what there is, and what the user does before the picture is taken.
 *
 * @param name of the file, without what is added for theme and scale
 * @param system what the window shows
 * @param connection how fresh it is
 * @param alarms which are open
 * @param fate what becomes of changes
 * @param past the changes that are remembered, the newest first
 * @param customising the disposable templates that are being customised
 * @param personal what the user wants of the window
 * @param width of the window, in pixels at 1x
 * @param height of the window
 * @param acts what the user does
 */
record Play(
    String name,
    QubesSystem system,
    Connection connection,
    List<Alarm> alarms,
    StagedChanges.Fate fate,
    List<PastChange> past,
    List<Customising> customising,
    Personal personal,
    double width,
    double height,
    Consumer<Theatre> acts) {

  static Play of(String name, QubesSystem system, Consumer<Theatre> acts) {
    return new Play(
        name,
        system,
        new Connection.Live(),
        List.of(),
        StagedChanges.Fate.SUCCEEDS,
        List.of(),
        List.of(),
        Personal.none(),
        TorvmWindow.WIDTH,
        TorvmWindow.HEIGHT,
        acts);
  }

  static Play of(String name, QubesSystem system) {
    return of(name, system, _ -> {});
  }

  Play with(Connection other) {
    return new Play(
        name, system, other, alarms, fate, past, customising, personal, width, height, acts);
  }

  Play with(List<Alarm> open) {
    return new Play(
        name, system, connection, open, fate, past, customising, personal, width, height, acts);
  }

  Play with(StagedChanges.Fate other) {
    return new Play(
        name, system, connection, alarms, other, past, customising, personal, width, height, acts);
  }

  Play remembering(List<PastChange> changes) {
    return new Play(
        name,
        system,
        connection,
        alarms,
        fate,
        changes,
        customising,
        personal,
        width,
        height,
        acts);
  }

  Play customising(Customising session) {
    return new Play(
        name,
        system,
        connection,
        alarms,
        fate,
        past,
        List.of(session),
        personal,
        width,
        height,
        acts);
  }

  Play with(Personal other) {
    return new Play(
        name, system, connection, alarms, fate, past, customising, other, width, height, acts);
  }

  Play sized(double newWidth, double newHeight) {
    return new Play(
        name,
        system,
        connection,
        alarms,
        fate,
        past,
        customising,
        personal,
        newWidth,
        newHeight,
        acts);
  }

  StagedChanges changes(Systems systems, Consumer<LeakReport> afterwards) {
    Evidence evidence = systems.evidence(system);
    return new StagedChanges(evidence, systems.audit(), fate, past, afterwards);
  }
}
