package org.torvm.ui.personal;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.torvm.desktop.DesktopTheme;
import org.torvm.settings.Preferences;
import org.torvm.settings.ThemeChoice;

/**
 * Where the user's wants come from and where they are kept.
 *
 * @param preferences what was kept
 * @param keep keeps them; called in the background
 * @param desktop the desktop; asked on the FX thread, once
 * @param theme what was asked for in this run only
 */
public record Personal(
    Preferences preferences,
    Consumer<Preferences> keep,
    Supplier<DesktopTheme> desktop,
    Optional<ThemeChoice> theme) {

  /** Nobody's: the first preferences, nothing explained, nothing kept. */
  public static Personal none() {
    return new Personal(
        Preferences.FIRST.withExplained(true), _ -> {}, DesktopTheme::silent, Optional.empty());
  }

  public Personal with(ThemeChoice asked) {
    return new Personal(preferences, keep, desktop, Optional.of(asked));
  }
}
