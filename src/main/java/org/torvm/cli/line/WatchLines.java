package org.torvm.cli.line;

import org.torvm.qubes.QubesSystem;
import org.torvm.watch.Happening;

/** How what happens is written, one line each. */
public interface WatchLines {
  /** The first line: which system is watched. */
  String heading(QubesSystem system);

  /** What happened, in the system as it is now. */
  String line(Happening happening, QubesSystem now);
}
