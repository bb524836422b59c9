package org.torvm.demo.model;

import java.util.Locale;
import java.util.Set;
import org.torvm.demo.part.ApiError;

/** The types of property and how their values are written. */
public enum PropertyType {
  STR,
  INT,
  BOOL,
  VM,
  LABEL;

  private static final Set<String> YES = Set.of("1", "yes", "true", "on");
  private static final Set<String> NO = Set.of("0", "no", "false", "off");

  /** The word on the wire, such as {@code vm}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How an absent or present value stands in an event: Python's {@code str()} of it. */
  public String inEvent(String value) {
    return value.isEmpty() && this != STR ? "None" : value;
  }

  /**
   * The form in which a value is kept; names of qubes and labels are checked by their owner.
   *
   * @throws ApiError when this type does not take it
   */
  public String read(String value) {
    return switch (this) {
      case BOOL -> readBool(value);
      case INT -> readInt(value);
      case STR, VM, LABEL -> value;
    };
  }

  private static String readBool(String value) {
    var word = value.toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return "True";
    }
    if (NO.contains(word)) {
      return "False";
    }
    throw ApiError.value("Invalid literal for boolean property: '" + value + "'");
  }

  private static String readInt(String value) {
    try {
      return Long.toString(Long.parseLong(value.strip()));
    } catch (NumberFormatException _) {
      throw ApiError.value("Failed to parse property value as int");
    }
  }
}
