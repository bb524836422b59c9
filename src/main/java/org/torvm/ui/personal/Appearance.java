package org.torvm.ui.personal;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.torvm.desktop.DesktopTheme;
import org.torvm.settings.Preferences;
import org.torvm.settings.ThemeChoice;
import org.torvm.ui.fx.LatestWins;
import org.torvm.ui.fx.Theme;

/**
 * What the user wants of the window, and what follows from it and from the desktop. Every change is
 * kept. FX thread only.
 */
public final class Appearance implements AutoCloseable {
  private final DesktopTheme desktop;
  private final DesktopTheme.Following following;
  private final ObjectProperty<Preferences> preferences;
  private final ObjectProperty<ThemeChoice> choice;
  private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.LIGHT);
  private final ReadOnlyBooleanWrapper still = new ReadOnlyBooleanWrapper();

  /** Begins with what was kept. */
  public Appearance(Personal personal, Executor background) {
    desktop = personal.desktop().get();
    preferences = new SimpleObjectProperty<>(personal.preferences());
    choice = new SimpleObjectProperty<>(personal.theme().orElse(personal.preferences().theme()));
    following = desktop.follow(this::work);
    work();
    var kept = new LatestWins<Preferences>(background, personal.keep());
    preferences.subscribe((before, now) -> {
      work();
      if (!now.equals(before)) {
        keep(kept, now);
      }
    });
    choice.subscribe((_, now) -> {
      preferences.set(preferences.get().with(now));
      work();
    });
  }

  /** What is kept between runs. */
  public ObjectProperty<Preferences> preferencesProperty() {
    return preferences;
  }

  /**
   * Which theme was chosen. A choice made on the command line is not kept; one that is made here
   * is.
   */
  public ObjectProperty<ThemeChoice> choiceProperty() {
    return choice;
  }

  /** The theme that follows from the choice and the desktop. */
  public ReadOnlyObjectProperty<Theme> themeProperty() {
    return theme.getReadOnlyProperty();
  }

  /** Whether things should jump instead of moving: the user or the desktop wants it. */
  public ReadOnlyBooleanProperty stillProperty() {
    return still.getReadOnlyProperty();
  }

  /** Ends the following of the desktop. */
  @Override
  public void close() {
    following.close();
  }

  /** Where the program is ending already, nobody keeps anything any more. */
  private static void keep(Consumer<Preferences> kept, Preferences now) {
    try {
      kept.accept(now);
    } catch (RejectedExecutionException _) {
      // What was kept before stays.
    }
  }

  private void work() {
    theme.set(
        switch (choice.get()) {
          case LIGHT -> Theme.LIGHT;
          case DARK -> Theme.DARK;
          case DESKTOP -> Theme.of(desktop.brightness());
        });
    still.set(preferences.get().lessMotion() || desktop.wantsLessMotion());
  }
}
