package org.torvm.untrusted;

import java.util.function.Function;
import org.torvm.text.Text;

/**
 * What came of reading something {@link Untrusted}. Whoever wants the value has to say what is to
 * happen without one.
 */
public sealed interface Checked<T> {

  /** It has the form that was asked for. */
  record Accepted<T>(T value) implements Checked<T> {}

  /**
   * It has not.
   *
   * @param reason why, for the user; safe to show, for it holds nothing of the content
   */
  record Rejected<T>(Text reason) implements Checked<T> {}

  /** The same with that made of the value. */
  default <R> Checked<R> map(Function<? super T, ? extends R> change) {
    return switch (this) {
      case Accepted<T>(T value) -> new Accepted<>(change.apply(value));
      case Rejected<T>(Text reason) -> new Rejected<>(reason);
    };
  }
}
