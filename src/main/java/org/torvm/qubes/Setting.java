package org.torvm.qubes;

import java.util.Optional;

/**
 * A property of a qube or of the system: its effective value, and whether it was set or follows a
 * default. The difference is part of the data because a value that follows a default changes when
 * somebody changes the default, which is how half of all leaks begin.
 *
 * <p>Source: the {@code default=True|False} field of {@code admin.vm.property.Get}.
 */
public sealed interface Setting<T> {
  /** Somebody set this value; it stays until somebody sets another. */
  record Explicit<T>(T chosen) implements Setting<T> {}

  /** Nobody set it; {@code fallback} is what the default is now. */
  record Inherited<T>(T fallback) implements Setting<T> {}

  /** Reading it was refused or failed. */
  record Unknown<T>() implements Setting<T> {}

  /** A value that was set. */
  static <T> Setting<T> explicit(T value) {
    return new Explicit<>(value);
  }

  /** A value that follows a default. */
  static <T> Setting<T> inherited(T value) {
    return new Inherited<>(value);
  }

  /** Not known. */
  static <T> Setting<T> unknown() {
    return new Unknown<>();
  }

  /** The effective value, or nothing when it is unknown. */
  default Optional<T> value() {
    return switch (this) {
      case Explicit<T>(T chosen) -> Optional.of(chosen);
      case Inherited<T>(T fallback) -> Optional.of(fallback);
      case Unknown<T> _ -> Optional.empty();
    };
  }

  /** The effective value as a fact. */
  default Known<T> known() {
    return value().map(Known::of).orElseGet(Known::unknown);
  }

  /** Whether the value was read. */
  default boolean isKnown() {
    return !(this instanceof Unknown<T>);
  }

  /** Whether somebody set the value; false when it follows a default or is unknown. */
  default boolean isExplicit() {
    return this instanceof Explicit<T>;
  }

  /** Whether the value follows a default; false when it was set or is unknown. */
  default boolean isInherited() {
    return this instanceof Inherited<T>;
  }
}
