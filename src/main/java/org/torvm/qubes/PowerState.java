package org.torvm.qubes;

import java.util.Arrays;

/** The power states of a qube as {@code admin.vm.List} and {@code CurrentState} name them. */
public enum PowerState {
  HALTED("Halted"),
  /** The domain exists and its qrexec agent is not up yet. */
  TRANSIENT("Transient"),
  RUNNING("Running"),
  PAUSED("Paused"),
  SUSPENDED("Suspended"),
  HALTING("Halting"),
  DYING("Dying"),
  CRASHED("Crashed"),
  /** qubesd does not know, or gave a word this program does not know. */
  UNKNOWN("NA");

  private final String wireName;

  PowerState(String wireName) {
    this.wireName = wireName;
  }

  /** The word on the wire, such as {@code Running}. */
  public String wireName() {
    return wireName;
  }

  /** The state of that wire name; {@link #UNKNOWN} for a word this program does not know. */
  public static PowerState ofWireName(String wireName) {
    return Arrays.stream(values())
        .filter(s -> s.wireName.equals(wireName))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /**
   * Whether the qube may be executing or holding a session: everything but {@link #HALTED} and
   * {@link #CRASHED}. An unknown state counts as on, so that no warning is lost.
   */
  public boolean isOn() {
    return this != HALTED && this != CRASHED;
  }
}
