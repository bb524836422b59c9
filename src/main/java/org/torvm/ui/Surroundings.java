package org.torvm.ui;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import org.torvm.apply.Changes;
import org.torvm.desktop.SaveDialog;
import org.torvm.text.Messages;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.personal.Personal;
import org.torvm.watch.Customisations;
import org.torvm.watch.Situations;

/**
 * All that a window lives on.
 *
 * @param situations where it learns what is going on
 * @param changes how it changes anything
 * @param messages its words
 * @param fx the door to the FX thread
 * @param background where work is done that may take time
 * @param zone the time zone in which it tells the time
 * @param customisations where it says that a disposable template is being customised
 * @param clock what it tells how long ago something was by
 * @param personal what the user wants of the window
 * @param saving asks where something is to be saved
 */
public record Surroundings(
    Situations situations,
    Changes changes,
    Messages messages,
    FxThread fx,
    Executor background,
    ZoneId zone,
    Customisations customisations,
    InstantSource clock,
    Personal personal,
    SaveDialog saving) {

  /** The surroundings of a window in which nothing can be saved. */
  public Surroundings(
      Situations situations,
      Changes changes,
      Messages messages,
      FxThread fx,
      Executor background,
      ZoneId zone,
      Customisations customisations,
      InstantSource clock,
      Personal personal) {
    this(
        situations,
        changes,
        messages,
        fx,
        background,
        zone,
        customisations,
        clock,
        personal,
        SaveDialog.none());
  }

  /** The surroundings of a window for nobody in particular, which keeps nothing. */
  public Surroundings(
      Situations situations,
      Changes changes,
      Messages messages,
      FxThread fx,
      Executor background,
      ZoneId zone,
      Customisations customisations,
      InstantSource clock) {
    this(
        situations,
        changes,
        messages,
        fx,
        background,
        zone,
        customisations,
        clock,
        Personal.none());
  }

  /** For a window that is only looked at, by the clock of this machine. */
  public Surroundings(
      Situations situations,
      Changes changes,
      Messages messages,
      FxThread fx,
      Executor background,
      ZoneId zone) {
    this(
        situations,
        changes,
        messages,
        fx,
        background,
        zone,
        Customisations.none(),
        InstantSource.system());
  }

  /** The same for a user who wants that. */
  public Surroundings with(Personal other) {
    return new Surroundings(
        situations, changes, messages, fx, background, zone, customisations, clock, other, saving);
  }

  /** The same where that asks where something is to be saved. */
  public Surroundings with(SaveDialog other) {
    return new Surroundings(
        situations,
        changes,
        messages,
        fx,
        background,
        zone,
        customisations,
        clock,
        personal,
        other);
  }
}
