package org.torvm.architecture;

import java.util.Set;

/**
 * One package under the root, with one job.
 *
 * @param name the package's last word
 * @param job what it holds, in a few words
 * @param nature what its code may do besides computing
 * @param mayUse the rooms it may use
 */
record Room(String name, String job, Nature nature, Set<String> mayUse) {

  /** What the code of a room may do besides computing. */
  enum Nature {
    /** The same arguments give the same result: no input or output, no clock, no chance. */
    PURE,
    /** It touches files, sockets, programs or the time. */
    SHELL,
    /** It draws. */
    SCREEN
  }

  Room {
    mayUse = Set.copyOf(mayUse);
  }

  boolean isPure() {
    return nature == Nature.PURE;
  }

  /** Whether code of this room may use code of the room of that name. */
  boolean mayUse(String room) {
    return name.equals(room) || mayUse.contains(room);
  }
}
