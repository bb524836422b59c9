package org.torvm.cli;

import org.torvm.change.Wish.RunningQube;
import picocli.CommandLine.Option;

/** What to do about a qube that is running. */
final class RunningOptions {
  @Option(names = "--restart", descriptionKey = "cli.restart")
  private boolean restart;

  @Option(names = "--live", descriptionKey = "cli.live")
  private boolean live;

  /**
   * What was chosen. Without a choice the answer is the one that never links two sessions and
   * leaves the qube running; {@link #isChosen} says whether it may be carried out without asking.
   *
   * @throws Stop when both were chosen
   */
  RunningQube choice() throws Stop {
    if (restart && live) {
      throw Stop.usage("cli.restart-or-live");
    }
    if (live) {
      return RunningQube.SWITCH_LIVE;
    }
    return RunningQube.RESTART;
  }

  /** Whether the user said what may happen to a running qube. */
  boolean isChosen() {
    return restart || live;
  }
}
