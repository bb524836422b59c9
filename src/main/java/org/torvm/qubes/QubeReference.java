package org.torvm.qubes;

import java.util.Arrays;
import java.util.Optional;

/** The properties of a qube whose value is another qube or none ({@code type=vm}). */
public enum QubeReference {
  /** The net qube: where this qube's packets go. */
  NET_QUBE("netvm"),
  /** The disposable template that this qube's disposables are made from. */
  DISPOSABLE_TEMPLATE("default_dispvm"),
  /** What the qube's root file system comes from. For a disposable: its disposable template. */
  TEMPLATE("template"),
  /** The disposable template of the disposables that manage this qube. */
  MANAGEMENT_DISPOSABLE_TEMPLATE("management_dispvm");

  private final String property;

  QubeReference(String property) {
    this.property = property;
  }

  /** The property's name in the Admin API, such as {@code netvm}. */
  public String property() {
    return property;
  }

  /** The reference kept in that property, or nothing when it is not one of these. */
  public static Optional<QubeReference> ofProperty(String property) {
    return Arrays.stream(values()).filter(r -> r.property.equals(property)).findFirst();
  }
}
