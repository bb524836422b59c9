package org.torvm.ui;

import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Messages;
import org.torvm.ui.fx.Fonts;
import org.torvm.ui.fx.Theme;
import org.torvm.ui.shown.Shown;

/** The program's window on a desktop. */
public final class TorvmWindow {
  /** How large the window is at first, in pixels at 1x. */
  public static final double WIDTH = 1440;

  /** How high it is at first. */
  public static final double HEIGHT = 900;

  private final Surroundings around;
  private final Theme theme;

  /** A window on those surroundings, not yet shown. */
  public TorvmWindow(Surroundings around, Theme theme) {
    this.around = around;
    this.theme = theme;
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
    var scene = new Scene(new MainWindow(model, around), WIDTH, HEIGHT);
    theme.dress(scene);
    stage.setScene(scene);
    stage.setMinWidth(860);
    stage.setMinHeight(560);
    stage.setTitle(title(around.messages(), model.shownProperty().get()));
    model.shownProperty().subscribe(shown -> stage.setTitle(title(around.messages(), shown)));
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> model.close());
    return stage;
  }

  private static String title(Messages messages, Shown shown) {
    SystemKind kind = shown.report().system().kind();
    return messages.say("window.title." + kind.word(), messages.say("app.name"));
  }
}
