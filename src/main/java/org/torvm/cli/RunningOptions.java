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
   * What was chosen. Without a choice the answer is the one that never links two sessions; {@link
   * #isChosen} says whether it may be carried out.
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
    return restart ? RunningQube.RESTART : RunningQube.SHUT_DOWN;
  }

  /** Whether a running qube may be touched at all. */
  boolean isChosen() {
    return restart || live;
  }
}
