package org.torvm.settings;

/**
 * What the user wants of the window, kept between runs. Nothing in it says anything about qubes.
 *
 * @param theme light, dark, or as the desktop
 * @param everything whether templates and internal qubes are drawn too
 * @param lessMotion whether things jump instead of moving
 * @param explained whether the window was explained already
 * @param window how large it is
 */
public record Preferences(
    ThemeChoice theme,
    boolean everything,
    boolean lessMotion,
    boolean explained,
    WindowPlace window) {
  /** Those of somebody who starts the program for the first time. */
  public static final Preferences FIRST =
      new Preferences(ThemeChoice.DESKTOP, false, false, false, WindowPlace.FIRST);

  public Preferences with(ThemeChoice newTheme) {
    return new Preferences(newTheme, everything, lessMotion, explained, window);
  }

  public Preferences with(WindowPlace newWindow) {
    return new Preferences(theme, everything, lessMotion, explained, newWindow);
  }

  public Preferences withEverything(boolean drawn) {
    return new Preferences(theme, drawn, lessMotion, explained, window);
  }

  public Preferences withLessMotion(boolean less) {
    return new Preferences(theme, everything, less, explained, window);
  }

  public Preferences withExplained(boolean done) {
    return new Preferences(theme, everything, lessMotion, done, window);
  }
}
