package org.torvm.policy.decision;

import org.torvm.qubes.QubeName;

/** Where a call ends up. */
public sealed interface Destination {
  /** The qube that is called, or that the disposable is made from. */
  QubeName name();

  /** A qube that exists, or dom0. */
  record Existing(QubeName name) implements Destination {}

  /** A disposable made for the call from that disposable template. */
  record Fresh(QubeName name) implements Destination {}
}
