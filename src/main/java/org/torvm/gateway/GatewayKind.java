package org.torvm.gateway;

/** The kinds of Tor gateway this program knows. */
public enum GatewayKind {
  /** A Whonix-Gateway such as {@code sys-whonix}. */
  WHONIX,
  /** A TorVM that runs the old {@code qubes-tor} service. */
  QUBES_TOR,
  /** One that the user says is a Tor gateway. */
  PINNED
}
