package org.torvm.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Release;
import org.torvm.settings.ThemeChoice;

/** What the commands need of the rest of the program, given to them where objects are made. */
public interface Ports {
  /**
   * Begins to watch a system.
   *
   * @param socket the socket that was named on the command line; without one the program chooses
   * @param readOnly whether changing anything is to be impossible
   * @throws Stop when there is no system to watch, with the reason
   */
  Session open(Optional<Path> socket, boolean readOnly) throws Stop;

  /**
   * Serves an embedded demo system until it is closed.
   *
   * @param qubes how many qubes it has; as many as are worth showing when absent
   * @param genuineLatency whether calls take as long as those of a real qubesd
   * @throws IOException when the socket cannot be made; its message can be shown
   */
  Closeable serveDemo(Path socket, OptionalInt qubes, boolean genuineLatency, Release release)
      throws IOException;

  /** The graph as SVG. */
  String svg(LeakReport report);

  /** The graph in Graphviz's language. */
  String dot(LeakReport report);

  /** The graph as JSON. */
  String graphJson(LeakReport report);

  /** The graph as a PNG picture. Loads the toolkit of the window. */
  byte[] png(LeakReport report, Optional<ThemeChoice> theme);

  /** Whether a window can be shown here. */
  boolean hasDisplay();

  /**
   * Shows the window and returns when it is closed.
   *
   * @param theme what was asked for; otherwise what the user chose in the window
   * @return false when no window could be shown, although there should be a display
   */
  boolean showWindow(Session session, Optional<ThemeChoice> theme);

  /** A PNG picture of the window as it would be shown. Loads the toolkit of the window. */
  byte[] windowPicture(Session session, Optional<ThemeChoice> theme);
}
