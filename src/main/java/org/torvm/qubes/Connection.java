package org.torvm.qubes;

import java.time.Instant;

/** How far a snapshot can be trusted to be the present. */
public sealed interface Connection {
  /** Events arrive; the snapshot follows them. */
  record Live() implements Connection {}

  /** The first load is under way. */
  record Loading() implements Connection {}

  /**
   * qubesd does not answer; the snapshot is what was true then, and a new try is made by itself.
   *
   * @param since when the connection was lost
   * @param trouble what went wrong, safe to show
   */
  record Stale(Instant since, String trouble) implements Connection {}
}
