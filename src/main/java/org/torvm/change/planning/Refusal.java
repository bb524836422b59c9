package org.torvm.change.planning;

import org.torvm.change.Planned;
import org.torvm.text.Text;

/** Ends the making of a plan; {@link Planner} turns it into {@link Planned.Refused}. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Text reason;

  Refusal(String key, Object... arguments) {
    super(key, null, false, false);
    this.reason = Text.of(key, arguments);
  }

  Text reason() {
    return reason;
  }
}
