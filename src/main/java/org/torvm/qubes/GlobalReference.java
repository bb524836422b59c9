package org.torvm.qubes;

import java.util.Arrays;
import java.util.Optional;

/** The system-wide properties whose value is a qube or none ({@code admin.property.*}). */
public enum GlobalReference {
  /** What every qube that follows the default uses as its net qube. */
  DEFAULT_NET_QUBE("default_netvm"),
  /** What every qube that follows the default makes its disposables from. */
  DEFAULT_DISPOSABLE_TEMPLATE("default_dispvm"),
  /** Makes the disposables that manage other qubes. */
  MANAGEMENT_DISPOSABLE_TEMPLATE("management_dispvm"),
  /** Downloads dom0's updates. */
  UPDATE_QUBE("updatevm"),
  /** Where dom0 and the other qubes take their time from. */
  CLOCK_QUBE("clockvm");

  private final String property;

  GlobalReference(String property) {
    this.property = property;
  }

  /** The property's name in the Admin API, such as {@code default_netvm}. */
  public String property() {
    return property;
  }

  /** The reference kept in that property, or nothing when it is not one of these. */
  public static Optional<GlobalReference> ofProperty(String property) {
    return Arrays.stream(values()).filter(r -> r.property.equals(property)).findFirst();
  }
}
