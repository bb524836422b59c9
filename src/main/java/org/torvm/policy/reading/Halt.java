package org.torvm.policy.reading;

import org.torvm.policy.Place;
import org.torvm.policy.PolicyFault;
import org.torvm.policy.PolicyReading;
import org.torvm.policy.PolicyReading.Obstacle;

/** Ends a reading from inside; never leaves this package. */
final class Halt extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient PolicyReading reading;

  private Halt(PolicyReading reading) {
    super(null, null, false, false);
    this.reading = reading;
  }

  static Halt fault(Place place, PolicyFault.Kind kind) {
    return new Halt(new PolicyReading.DeniesAll(new PolicyFault(place, kind)));
  }

  static Halt unclear(Place place, Obstacle obstacle) {
    return new Halt(new PolicyReading.Unclear(place, obstacle));
  }

  PolicyReading reading() {
    return reading;
  }
}
