package org.torvm.policy.decision;

import java.util.Optional;
import org.torvm.policy.Token;
import org.torvm.policy.decision.Decision.Missing;
import org.torvm.policy.decision.Decision.Reason;

/**
 * Where a call ends up that a line lets through.
 *
 * <p>Source: {@code qrexec/policy/parser.py}: the target of the line, otherwise the one of the
 * call; a qube that does not exist counts as none named; {@code @dispvm} becomes the disposable
 * template of the caller.
 */
sealed interface Ending {
  /** There, as a bit of the {@link Roll}. */
  record At(int bit) implements Ending {}

  /** Nowhere. */
  record Nowhere(Reason reason) implements Ending {}

  /** It is not known. */
  record Unsure(Missing missing) implements Ending {}

  static Ending of(Optional<Token> redirect, int target, Roll roll, int disposableTemplate) {
    if (redirect.isEmpty()) {
      return of(target, roll, disposableTemplate);
    }
    return switch (redirect.get()) {
      case Token.Dom0 _ -> new At(roll.dom0());
      case Token.DefaultDisposable _ -> of(roll.newDisposable(), roll, disposableTemplate);
      case Token.Named(String name) when roll.number(name) >= 0 -> new At(roll.number(name));
      case Token.Named _ -> absent(Missing.QUBE, roll.hides(), Reason.NO_TARGET);
      case Token.DisposableOf(Token.Named(String name)) when roll.number(name) >= 0 ->
          of(roll.size() + roll.number(name), roll, disposableTemplate);
      case Token.DisposableOf(Token.Named _) ->
          absent(Missing.QUBE, roll.hides(), Reason.NOT_A_TEMPLATE);
      case Token.DisposableOf _ ->
          absent(Missing.IDENTITY, roll.hasIdentities(), Reason.NOT_A_TEMPLATE);
      default -> absent(Missing.IDENTITY, roll.hasIdentities(), Reason.NO_TARGET);
    };
  }

  private static Ending of(int target, Roll roll, int disposableTemplate) {
    if (target == roll.nobody()) {
      return new Nowhere(Reason.NO_TARGET);
    }
    if (target == roll.newDisposable()) {
      return switch (disposableTemplate) {
        case Roll.NONE -> new Nowhere(Reason.NO_DISPOSABLE_TEMPLATE);
        case Roll.UNKNOWN -> new Unsure(Missing.DISPOSABLE_TEMPLATE);
        default -> new At(roll.size() + disposableTemplate);
      };
    }
    if (target < roll.size() || target == roll.dom0()) {
      return new At(target);
    }
    int template = target - roll.size();
    if (roll.makers().get(template)) {
      return new At(target);
    }
    return roll.perhapsMakers().get(template)
        ? new Unsure(Missing.DISPOSABLE_TEMPLATE)
        : new Nowhere(Reason.NOT_A_TEMPLATE);
  }

  private static Ending absent(Missing missing, boolean unsure, Reason reason) {
    return unsure ? new Unsure(missing) : new Nowhere(reason);
  }
}
