package org.torvm.change;

import java.util.Collection;
import java.util.Set;

/**
 * What the user has agreed to. It covers a plan only when it holds every confirmation of that plan.
 *
 * @param given the confirmations that were given
 */
public record Consent(Set<Confirmation> given) {
  private static final Consent NONE = new Consent(Set.of());

  /** Copies the set. */
  public Consent {
    given = Set.copyOf(given);
  }

  /** Nothing was asked and nothing was said. */
  public static Consent none() {
    return NONE;
  }

  /** Agreement to these. */
  public static Consent to(Collection<Confirmation> given) {
    return new Consent(Set.copyOf(given));
  }

  /** Whether nothing that this plan asks for is missing. */
  public boolean covers(Plan plan) {
    return given.containsAll(plan.confirmations());
  }
}
