package org.torvm.ui.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.torvm.desktop.Brightness;
import org.torvm.settings.Preferences;
import org.torvm.settings.ThemeChoice;
import org.torvm.ui.fx.Theme;

class AppearanceTest {
  private final FakeDesktop desktop = new FakeDesktop();
  private final List<Preferences> kept = new ArrayList<>();

  private Appearance open(Optional<ThemeChoice> asked) {
    return new Appearance(
        new Personal(Preferences.FIRST, kept::add, () -> desktop, asked), Runnable::run);
  }

  @Test
  void followsTheDesktopWhileItChanges() {
    var appearance = open(Optional.empty());
    assertThat(appearance.themeProperty().get()).isEqualTo(Theme.LIGHT);
    desktop.become(Brightness.DARK);
    assertThat(appearance.themeProperty().get()).isEqualTo(Theme.DARK);
    desktop.wantLessMotion();
    assertThat(appearance.stillProperty().get()).isTrue();
    assertThat(kept).isEmpty();
    appearance.close();
    assertThat(desktop.listeners()).isZero();
  }

  @Test
  void aChoiceIsKeptAndTheDesktopHasNoSayThen() {
    var appearance = open(Optional.empty());
    appearance.choiceProperty().set(ThemeChoice.LIGHT);
    desktop.become(Brightness.DARK);
    assertThat(appearance.themeProperty().get()).isEqualTo(Theme.LIGHT);
    assertThat(kept).containsExactly(Preferences.FIRST.with(ThemeChoice.LIGHT));
  }

  @Test
  void whatTheCommandLineAsksForIsNotKept() {
    var appearance = open(Optional.of(ThemeChoice.DARK));
    assertThat(appearance.themeProperty().get()).isEqualTo(Theme.DARK);
    appearance.preferencesProperty().set(Preferences.FIRST.withLessMotion(true));
    assertThat(appearance.themeProperty().get()).isEqualTo(Theme.DARK);
    assertThat(appearance.stillProperty().get()).isTrue();
    assertThat(kept).containsExactly(Preferences.FIRST.withLessMotion(true));
  }
}
