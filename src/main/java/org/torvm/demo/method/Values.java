package org.torvm.demo.method;

import org.torvm.demo.model.Property;

/** Writes property values. Source: the Admin API page, section 3.1. */
final class Values {
  private Values() {}

  static String line(boolean isDefault, Property property, String value) {
    return "default=" + (isDefault ? "True" : "False") + " " + typed(property, value);
  }

  static String typed(Property property, String value) {
    return "type=" + property.type().word() + " " + value;
  }
}
