package org.torvm.untrusted;

import com.google.errorprone.annotations.RestrictedApi;
import java.nio.charset.Charset;
import java.util.function.Function;
import org.torvm.text.Text;

/**
 * A way for something {@link Untrusted} to come out as a {@code T}. Each one has a limit of bytes
 * and an encoding that is held strictly, so that whatever looks at text looks at little of it, and
 * at the text that was sent.
 *
 * <p>Validators are made from those of {@link PlainText} and {@link Tokens} by narrowing them down
 * with {@link #then}; nobody else gets to see text before it was checked.
 */
public final class Validator<T> {
  private final int limit;
  private final Charset charset;
  private final Function<String, Checked<T>> check;

  private Validator(int limit, Charset charset, Function<String, Checked<T>> check) {
    this.limit = limit;
    this.charset = charset;
    this.check = check;
  }

  /**
   * A validator that is given text as it came, with whatever characters are in it. This is the one
   * door to raw content; the compiler lets nobody but {@link PlainText} call it.
   */
  @RestrictedApi(
      explanation =
          "This shows what nobody has checked. Narrow down a validator of PlainText or Tokens"
              + " with then(), or add one there.",
      link = "docs/decisions/0013-untrusted-border.md",
      allowedOnPath = ".*/src/main/java/org/torvm/untrusted/PlainText[.]java")
  static <T> Validator<T> ofRaw(int limit, Charset charset, Function<String, Checked<T>> check) {
    if (limit < 0) {
      throw new IllegalArgumentException("a limit of bytes");
    }
    return new Validator<>(limit, charset, check);
  }

  /**
   * This one, and then that one on what it accepted. A fault of {@code next} on hostile content
   * rejects that content.
   */
  public <R> Validator<R> then(Function<? super T, Checked<R>> next) {
    return new Validator<>(
        limit,
        charset,
        text ->
            switch (check.apply(text)) {
              case Checked.Accepted<T>(T value) -> guarded(next, value);
              case Checked.Rejected<T>(Text reason) -> new Checked.Rejected<>(reason);
            });
  }

  // A parser may recurse into what it reads; its stack ends the reading and not the program.
  private static <T, R> Checked<R> guarded(Function<? super T, Checked<R>> next, T value) {
    try {
      return next.apply(value);
    } catch (RuntimeException | StackOverflowError _) {
      return new Checked.Rejected<>(Text.of("untrusted.not-understood"));
    }
  }

  /** The most bytes that are looked at. */
  public int limit() {
    return limit;
  }

  Charset charset() {
    return charset;
  }

  Checked<T> check(String text) {
    return check.apply(text);
  }
}
