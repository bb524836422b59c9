package org.torvm.leak;

/** Whether nothing of a qube can leave outside Tor. */
public enum Tightness {
  /** No leak path, and a gateway whose Tor was probed. */
  TIGHT,
  /** There is a way out that is not Tor. */
  LEAKS,
  /** Something is not known, the state of the gateway's Tor included. */
  UNKNOWN
}
