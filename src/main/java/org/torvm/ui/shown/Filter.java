package org.torvm.ui.shown;

import java.util.Locale;
import org.torvm.leak.Verdict;
import org.torvm.qubes.PowerState;

/** Which qubes the user wants to see clearly; the others fade. */
public enum Filter {
  ALL,
  TORIFIED,
  CLEARNET,
  OFFLINE,
  UNKNOWN,
  RUNNING;

  /** Whether a qube of that verdict in that state is among them. */
  public boolean admits(Verdict verdict, PowerState state) {
    return switch (this) {
      case ALL -> true;
      case TORIFIED -> verdict == Verdict.TORIFIED;
      case CLEARNET -> verdict == Verdict.CLEARNET;
      case OFFLINE -> verdict == Verdict.OFFLINE;
      case UNKNOWN -> verdict == Verdict.UNKNOWN;
      case RUNNING -> state.isOn() && state != PowerState.UNKNOWN;
    };
  }

  /** The name that ids, style classes and message keys use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
