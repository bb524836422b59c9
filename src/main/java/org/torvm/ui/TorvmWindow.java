package org.torvm.ui;

import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.ThemeChoice;
import org.torvm.settings.WindowPlace;
import org.torvm.text.Messages;
import org.torvm.ui.fx.Fonts;
import org.torvm.ui.fx.Theme;
import org.torvm.ui.shown.Shown;

/** The program's window on a desktop. */
public final class TorvmWindow {
  /** How large the window is at first, in pixels at 1x. */
  public static final double WIDTH = WindowPlace.FIRST.width();

  /** How high it is at first. */
  public static final double HEIGHT = WindowPlace.FIRST.height();

  private final Surroundings around;

  /** A window on those surroundings, not yet shown. */
  public TorvmWindow(Surroundings around) {
    this.around = around;
  }

  /** The same in that theme, whatever the user chose and the desktop says. */
  public TorvmWindow(Surroundings around, Theme theme) {
    this(around.with(around.personal().with(choice(theme))));
  }

  private static ThemeChoice choice(Theme theme) {
    return switch (theme) {
      case LIGHT -> ThemeChoice.LIGHT;
      case DARK -> ThemeChoice.DARK;
    };
  }

  /**
   * Shows the window and blocks until it is closed. Starts the toolkit. Not for the FX thread.
   *
   * @throws IllegalStateException when there is no display
   */
  public void showUntilClosed() {
    around.fx().start();
    var closed = new CountDownLatch(1);
    around
        .fx()
        .ask(() -> {
          var stage = open(new Stage());
          fit(stage);
          stage.setOnHidden(_ -> closed.countDown());
          stage.show();
          return stage;
        });
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fills that stage, without showing it. FX thread only. */
  public Stage open(Stage stage) {
    Fonts.load();
    var model = new MainViewModel(around);
    var content = new MainWindow(model, around);
    var place = model.appearance().preferencesProperty().get().window();
    var scene = new Scene(content, place.width(), place.height());
    model.appearance().themeProperty().subscribe(theme -> theme.dress(scene));
    stage.setScene(scene);
    stage.setMinWidth(WindowPlace.LEAST_WIDTH);
    stage.setMinHeight(WindowPlace.LEAST_HEIGHT);
    stage.setMaximized(place.maximised());
    model.shownProperty().subscribe(shown -> stage.setTitle(title(around.messages(), shown)));
    stage.addEventHandler(
        WindowEvent.WINDOW_HIDING, _ -> remember(model, content, stage.isMaximized(), scene));
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> model.close());
    return stage;
  }

  /** No window begins larger than the screen that it begins on. */
  private static void fit(Stage stage) {
    var screen = Screen.getPrimary().getVisualBounds();
    var scene = stage.getScene();
    if (scene.getWidth() > screen.getWidth() || scene.getHeight() > screen.getHeight()) {
      stage.setWidth(Math.min(scene.getWidth(), screen.getWidth()));
      stage.setHeight(Math.min(scene.getHeight(), screen.getHeight()));
    }
  }

  /** A window that fills the screen has the size that it had before when it is made smaller. */
  private static void remember(
      MainViewModel model, MainWindow content, boolean maximised, Scene scene) {
    var preferences = model.appearance().preferencesProperty();
    var before = preferences.get().window();
    preferences.set(
        preferences
            .get()
            .with(
                maximised
                    ? content.place(before.width(), before.height(), true)
                    : content.place(scene.getWidth(), scene.getHeight(), false)));
  }

  private static String title(Messages messages, Shown shown) {
    SystemKind kind = shown.report().system().kind();
    return messages.say("window.title." + kind.word(), messages.say("app.name"));
  }
}
