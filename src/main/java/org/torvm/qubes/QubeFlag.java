package org.torvm.qubes;

import java.util.Arrays;
import java.util.Optional;

/** The yes-or-no properties of a qube that decide where bytes go and what is kept. */
public enum QubeFlag {
  /** Other qubes may use it as their net qube. */
  PROVIDES_NETWORK("provides_network"),
  /** Disposables can be made from it. */
  DISPOSABLE_TEMPLATE("template_for_dispvms"),
  /** A disposable that is removed when it shuts down, that is an unnamed one. */
  AUTO_CLEANUP("auto_cleanup"),
  /** A disposable made ahead of time and kept paused until it is asked for (R4.3). */
  PRELOADED("is_preload"),
  /** Started with the system. */
  AUTOSTART("autostart");

  private final String property;

  QubeFlag(String property) {
    this.property = property;
  }

  /** The property's name in the Admin API, such as {@code provides_network}. */
  public String property() {
    return property;
  }

  /** The flag kept in that property, or nothing when it is not one of these. */
  public static Optional<QubeFlag> ofProperty(String property) {
    return Arrays.stream(values()).filter(f -> f.property.equals(property)).findFirst();
  }
}
