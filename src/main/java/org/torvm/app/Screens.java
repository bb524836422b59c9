package org.torvm.app;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import org.torvm.cli.Session;
import org.torvm.graph.layout.ForestLayout;
import org.torvm.leak.LeakReport;
import org.torvm.text.Messages;
import org.torvm.ui.PngPictures;
import org.torvm.ui.Surroundings;
import org.torvm.ui.TorvmWindow;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.fx.Theme;

/**
 * All that draws with the toolkit of the window. Nothing else in this room names that toolkit, so
 * that a text command never loads it.
 */
final class Screens {
  private static final double SCALE = 1;

  private final Messages messages;
  private final FxThread fx = new FxThread();

  Screens(Messages messages) {
    this.messages = messages;
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
    new TorvmWindow(surroundings(session, background), Theme.LIGHT).showUntilClosed();
    return true;
  }

  /** The window as a PNG picture. */
  byte[] window(Session session, Executor background) {
    return new PngPictures(fx, messages)
        .window(surroundings(session, background), Theme.LIGHT, SCALE);
  }

  /** The graph as a PNG picture. */
  byte[] graph(LeakReport report) {
    return new PngPictures(fx, messages).graph(ForestLayout.of(report), Theme.LIGHT, SCALE);
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
}
