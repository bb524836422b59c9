package org.torvm.graph.layout;

/** What a qube is in the picture, which decides the column it stands in. */
enum Role {
  /** Other qubes' packets pass through it, and it is no Tor gateway. */
  RELAY,
  /** A Tor gateway. */
  GATEWAY,
  /** It uses the network and nothing passes through it. */
  CLIENT,
  /** A disposable that nothing passes through. */
  DISPOSABLE,
  /** It has no way out. */
  OFFLINE
}
