package org.torvm.demo.model;

/**
 * One property of a qube or of the system: everything that List, Get, GetAll, GetDefault, Help, Set
 * and Reset need to know.
 *
 * @param name its name in the Admin API
 * @param type its type word and how values are read
 * @param access who may set it
 * @param late whether it stands in the second block of {@code GetAll} (a later load stage)
 * @param fallback its value when nobody set it
 * @param help what it is for
 */
public record Property(
    String name, PropertyType type, Access access, boolean late, Fallback fallback, String help) {

  /** Who may set a property. */
  public enum Access {
    /** Anyone. */
    SETTABLE,
    /** Nobody: it is computed. */
    COMPUTED,
    /** Nobody: it was set once when the qube was made. */
    WRITE_ONCE,
    /** Anyone; it was set when the qube was made and has no default to go back to. */
    NO_DEFAULT
  }

  /** Computes the value of a property that nobody set; the empty text for none. */
  @FunctionalInterface
  public interface Fallback {
    /** The value for that qube; for system-wide properties the qube is dom0. */
    String value(World world, DemoQube qube);
  }

  /** Whether there is a default to go back to. */
  public boolean hasDefault() {
    return access == Access.SETTABLE || access == Access.COMPUTED;
  }
}
