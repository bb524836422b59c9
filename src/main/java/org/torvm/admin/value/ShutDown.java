package org.torvm.admin.value;

/** How a qube is asked to shut down ({@code admin.vm.Shutdown}). */
public enum ShutDown {
  /** Ask and return at once; refused when running qubes use it as their net qube. */
  ASK(""),
  /** Ask and wait until it is off. */
  WAIT("wait"),
  /** Ask although running qubes use it as their net qube; they go on without a network. */
  FORCE("force"),
  /** Both. */
  FORCE_AND_WAIT("force+wait");

  private final String argument;

  ShutDown(String argument) {
    this.argument = argument;
  }

  /** The argument on the wire. */
  public String argument() {
    return argument;
  }

  /** Whether the call returns only when the qube is off. */
  public boolean waits() {
    return this == WAIT || this == FORCE_AND_WAIT;
  }
}
