package org.torvm.demo.part;

import java.util.regex.Pattern;
import org.torvm.qubes.Release;

/**
 * Checks names of qubes in the order, and with the messages, of qubesd. Source: the Admin API page,
 * section 2, and recorded refusals.
 */
public final class Names {
  private static final Pattern FIRST = Pattern.compile("[A-Za-z].*", Pattern.DOTALL);
  private static final Pattern ALL = Pattern.compile("[A-Za-z0-9_.-]*");

  private Names() {}

  /**
   * Accepts a name that a qube can have.
   *
   * @throws ApiError when no qube can have that name
   */
  public static void check(String name, Release release) {
    if (name.length() > 31) {
      throw ApiError.value("VM name must be shorter than 32 characters");
    }
    boolean first = FIRST.matcher(name).matches();
    if (!first && release != Release.R4_2 && ALL.matcher(name).matches() && !name.isEmpty()) {
      throw ApiError.value("VM name cannot start with hyphen, underscore, dot or numbers");
    }
    if (!first || !ALL.matcher(name).matches()) {
      throw ApiError.value("VM name contains illegal characters");
    }
    if (name.equals("none") || name.equals("default")) {
      throw ApiError.value("VM name cannot be 'none' nor 'default'");
    }
    if (name.equals("Domain-0")) {
      throw ApiError.value("VM name cannot be 'Domain-0'");
    }
    if (name.endsWith("-dm")) {
      throw ApiError.value("VM name cannot end with -dm");
    }
  }
}
