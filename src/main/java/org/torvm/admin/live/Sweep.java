package org.torvm.admin.live;

import java.util.HashSet;
import java.util.Set;
import org.torvm.qubes.QubeName;

/**
 * The books of a reading that covers many qubes at once. It says nothing about a qube that an event
 * was heard about since it began: that qube is read by itself, and later.
 */
final class Sweep {
  private final Set<QubeName> touched = new HashSet<>();
  private boolean wanted;
  private boolean wantedByLoad;
  private boolean running;
  private boolean runningForLoad;

  /** It has to run, also when it is running now. */
  void want() {
    wanted = true;
  }

  /** It has to run, and the load waits for the run that begins from now on. */
  void wantForLoad() {
    wanted = true;
    wantedByLoad = true;
    runningForLoad = false;
  }

  /** Begins it when it is wanted and not running. */
  boolean begin() {
    if (!wanted || running) {
      return false;
    }
    wanted = false;
    running = true;
    runningForLoad = wantedByLoad;
    touched.clear();
    return true;
  }

  /**
   * It has arrived.
   *
   * @return whether it is the one the load waits for
   */
  boolean end() {
    running = false;
    boolean forLoad = runningForLoad;
    if (forLoad) {
      wantedByLoad = false;
    }
    runningForLoad = false;
    return forLoad;
  }

  /** An event was heard about that qube. */
  void touch(QubeName name) {
    touched.add(name);
  }

  /** Whether what it says about that qube may be older than what is known. */
  boolean touched(QubeName name) {
    return touched.contains(name);
  }

  /** Whether the load waits for it. */
  boolean holdsLoad() {
    return wantedByLoad;
  }

  /** Whether it neither runs nor has to. */
  boolean quiet() {
    return !wanted && !running;
  }
}
