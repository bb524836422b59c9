package org.torvm.app;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.torvm.cli.Session;
import org.torvm.graph.layout.ForestLayout;
import org.torvm.leak.LeakReport;
import org.torvm.settings.PreferencesFile;
import org.torvm.settings.ThemeChoice;
import org.torvm.text.Messages;
import org.torvm.ui.PngPictures;
import org.torvm.ui.Surroundings;
import org.torvm.ui.TorvmWindow;
import org.torvm.ui.fx.FileDialog;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.fx.Theme;
import org.torvm.ui.personal.Personal;

/**
 * All that draws with the toolkit of the window. Nothing else in this room names that toolkit, so
 * that a text command never loads it.
 */
final class Screens {
  private static final double SCALE = 1;

  private final Messages messages;
  private final PreferencesFile kept;
  private final Optional<ThemeChoice> theme;
  private final FxThread fx = new FxThread();

  /**
   * @param kept where the user's preferences are kept
   * @param theme what was asked for in this run
   */
  Screens(Messages messages, PreferencesFile kept, Optional<ThemeChoice> theme) {
    this.messages = messages;
    this.kept = kept;
    this.theme = theme;
  }

  /** Makes the toolkit draw into memory. To be said before anything is drawn. */
  Screens withoutDisplay() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    return this;
  }

  /** Shows the window until it is closed; false when the display cannot be opened. */
  boolean showWindow(Session session, Executor background) {
    try {
      fx.start();
    } catch (IllegalStateException _) {
      return false;
    }
    var personal = new Personal(kept.read(), kept::write, fx::desktop, theme);
    var around = surroundings(session, background).with(personal).with(new FileDialog());
    new TorvmWindow(around).showUntilClosed();
    return true;
  }

  /** The window as a PNG picture. */
  byte[] window(Session session, Executor background) {
    return new PngPictures(fx, messages)
        .window(surroundings(session, background), ofPictures(), SCALE);
  }

  /** The graph as a PNG picture. */
  byte[] graph(LeakReport report) {
    return new PngPictures(fx, messages).graph(ForestLayout.of(report), ofPictures(), SCALE);
  }

  private Surroundings surroundings(Session session, Executor background) {
    return new Surroundings(
        session.situations(),
        session.changes(),
        messages,
        fx,
        background,
        ZoneId.systemDefault(),
        session.customisations(),
        InstantSource.system());
  }

  /** Where there is no desktop, what would follow it is light. */
  private Theme ofPictures() {
    return theme.orElseGet(() -> kept.read().theme()) == ThemeChoice.DARK
        ? Theme.DARK
        : Theme.LIGHT;
  }
}
