package org.torvm.policy.reading;

import java.util.Optional;
import org.torvm.policy.Token;

/**
 * From a word to the token that it is.
 *
 * <p>Source: {@code qrexec/policy/parser.py} and {@code qrexec/tests/policy_parser.py}: a word
 * without {@code @} in front is a name, whatever it looks like; {@code dom0} and the UUID of zeros
 * are dom0.
 */
final class TokenReader {
  private static final String UUID = "uuid:";
  private static final String DOM0_UUID = UUID + "00000000-0000-0000-0000-000000000000";

  private TokenReader() {}

  /** Where a token stands; not every token may stand everywhere. */
  enum Field {
    SOURCE,
    TARGET,
    /** The value of {@code target=} and {@code default_target=}. */
    REDIRECT
  }

  /** The token, or nothing when the word is none that may stand in that field. */
  static Optional<Token> read(String word, Field field) {
    return parse(word).filter(t -> mayStandIn(t, field));
  }

  private static Optional<Token> parse(String word) {
    return switch (word) {
      case "" -> Optional.empty();
      case "@adminvm", "dom0", DOM0_UUID -> Optional.of(new Token.Dom0());
      case "@anyvm" -> Optional.of(new Token.AnyQube());
      case "*" -> Optional.of(new Token.Anything());
      case "@default" -> Optional.of(new Token.NoTarget());
      case "@dispvm" -> Optional.of(new Token.DefaultDisposable());
      default -> word.startsWith("@") ? prefixed(word) : Optional.of(qube(word));
    };
  }

  private static Token qube(String word) {
    return word.startsWith(UUID)
        ? new Token.Identified(word.substring(UUID.length()))
        : new Token.Named(word);
  }

  private static Optional<Token> prefixed(String word) {
    return behind(word, "@tag:")
        .<Token>map(Token.Tagged::new)
        .or(() -> behind(word, "@type:").map(Token.Typed::new))
        .or(() -> behind(word, "@dispvm:@tag:").map(Token.DisposableTagged::new))
        .or(() -> behind(word, "@dispvm:").map(t -> new Token.DisposableOf(qube(t))));
  }

  /** What follows that prefix, when it is something and not another token. */
  private static Optional<String> behind(String word, String prefix) {
    return Optional.of(word)
        .filter(w -> w.startsWith(prefix))
        .map(w -> w.substring(prefix.length()))
        .filter(v -> !v.isEmpty() && !v.startsWith("@"));
  }

  private static boolean mayStandIn(Token token, Field field) {
    return switch (token) {
      case Token.Named _, Token.Identified _, Token.Dom0 _, Token.DisposableOf _ -> true;
      case Token.AnyQube _,
          Token.Anything _,
          Token.Tagged _,
          Token.Typed _,
          Token.DisposableTagged _ ->
          field != Field.REDIRECT;
      case Token.NoTarget _ -> field == Field.TARGET;
      case Token.DefaultDisposable _ -> field != Field.SOURCE;
    };
  }
}
