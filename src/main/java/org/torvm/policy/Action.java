package org.torvm.policy;

import java.util.Optional;

/** What a policy line does with the calls that it decides. */
public sealed interface Action {
  /** Whether the user is told when it happens. */
  boolean told();

  /** Where the line sends the call instead of where it was meant to go. */
  Optional<Token> redirect();

  /** The action and its parameters as they stand in a policy file, without what is the default. */
  String text();

  /**
   * The call goes through.
   *
   * @param redirect {@code target=}
   * @param user {@code user=}, the account in the target
   * @param told {@code notify=}
   * @param autostart {@code autostart=}; without it, only a target that runs already is reached
   */
  record Allow(Optional<Token> redirect, Optional<String> user, boolean told, boolean autostart)
      implements Action {
    /** Allow, with no parameter. */
    public static Allow plain() {
      return new Allow(Optional.empty(), Optional.empty(), false, true);
    }

    /** Allow, and send the call there. */
    public static Allow to(Token target) {
      return new Allow(Optional.of(target), Optional.empty(), false, true);
    }

    @Override
    public String text() {
      return "allow" + parameters(redirect, Optional.empty(), user, told, autostart);
    }
  }

  /**
   * The user is asked.
   *
   * @param redirect {@code target=}, then the only one to choose
   * @param preselected {@code default_target=}
   * @param user {@code user=}
   * @param told {@code notify=}
   * @param autostart {@code autostart=}; without it, only targets that run already are offered
   */
  record Ask(
      Optional<Token> redirect,
      Optional<Token> preselected,
      Optional<String> user,
      boolean told,
      boolean autostart)
      implements Action {
    /** Ask, with no parameter. */
    public static Ask plain() {
      return new Ask(Optional.empty(), Optional.empty(), Optional.empty(), false, true);
    }

    @Override
    public String text() {
      return "ask" + parameters(redirect, preselected, user, told, autostart);
    }
  }

  /**
   * The call is refused.
   *
   * @param told {@code notify=}, which is on unless the line says otherwise
   */
  record Deny(boolean told) implements Action {
    @Override
    public Optional<Token> redirect() {
      return Optional.empty();
    }

    @Override
    public String text() {
      return told ? "deny" : "deny notify=no";
    }
  }

  private static String parameters(
      Optional<Token> redirect,
      Optional<Token> preselected,
      Optional<String> user,
      boolean told,
      boolean autostart) {
    return redirect.map(t -> " target=" + t.text()).orElse("")
        + preselected.map(t -> " default_target=" + t.text()).orElse("")
        + user.map(u -> " user=" + u).orElse("")
        + (told ? " notify=yes" : "")
        + (autostart ? "" : " autostart=no");
  }
}
