package org.torvm.qubes;

import java.util.Optional;
import java.util.function.Function;

/**
 * Something that was read, or that could not be read. Rules must treat the second case as
 * <em>unknown</em>, never as absent: a fact that was refused by policy is not a fact that is false.
 */
public sealed interface Known<T> {
  /** It was read. */
  record Value<T>(T fact) implements Known<T> {}

  /** It has not been read yet, or reading it was refused. */
  record Unknown<T>() implements Known<T> {}

  /** A value that was read. */
  static <T> Known<T> of(T value) {
    return new Value<>(value);
  }

  /** Not known. */
  static <T> Known<T> unknown() {
    return new Unknown<>();
  }

  /** The value, or nothing when it is unknown. */
  default Optional<T> value() {
    return switch (this) {
      case Value<T>(T fact) -> Optional.of(fact);
      case Unknown<T> _ -> Optional.empty();
    };
  }

  /** Whether it was read. */
  default boolean isKnown() {
    return this instanceof Value<T>;
  }

  /** What {@code function} makes of the value; unknown stays unknown. */
  default <R> Known<R> map(Function<? super T, ? extends R> function) {
    return switch (this) {
      case Value<T>(T fact) -> new Value<>(function.apply(fact));
      case Unknown<T> _ -> new Unknown<>();
    };
  }
}
