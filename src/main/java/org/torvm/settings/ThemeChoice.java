package org.torvm.settings;

import java.util.Locale;
import java.util.Optional;

/** How the user wants the program to look. */
public enum ThemeChoice {
  LIGHT,
  DARK,
  /** As the desktop looks, also when it changes. */
  DESKTOP;

  /** The name that files, ids and message keys use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The choice of that name. */
  public static Optional<ThemeChoice> of(String word) {
    for (ThemeChoice choice : values()) {
      if (choice.word().equals(word)) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }
}
