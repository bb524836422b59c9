package org.torvm.gallery;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import org.torvm.text.Messages;
import org.torvm.ui.Surroundings;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.fx.Theme;
import org.torvm.watch.Customisations;
import org.torvm.watch.Situation;

/** Where plays are played. Not for the FX thread. */
final class House {
  private final FxThread fx;
  private final Systems systems;
  private final Messages messages = Messages.shipped();

  /** A house on that FX thread, which must have been started. */
  House(FxThread fx, Systems systems) {
    this.fx = fx;
    this.systems = systems;
  }

  /** Every play. */
  List<Play> all() throws IOException, InterruptedException {
    return new Repertoire(systems).plays();
  }

  /** Every play but those whose many qubes show nothing that the others do not. */
  List<Play> small() throws IOException, InterruptedException {
    return new Repertoire(systems).small();
  }

  /** A theatre in which that play has come to its end. */
  Theatre play(Play play, Theme theme) {
    var theatre = new Theatre(surroundings(play), theme, play.width(), play.height());
    theatre.picture(1);
    play.acts().accept(theatre);
    return theatre;
  }

  private Surroundings surroundings(Play play) {
    var report = systems.report(play.system());
    var situations =
        new StillSituations(
            new Situation(play.connection(), report, play.alarms(), play.customising()));
    return new Surroundings(
        situations,
        play.changes(systems, situations::becomes),
        messages,
        fx,
        Theatre.background(),
        ZoneOffset.UTC,
        Customisations.none(),
        () -> Systems.NOON,
        play.personal());
  }
}
