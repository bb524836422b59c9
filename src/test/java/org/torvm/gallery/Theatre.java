package org.torvm.gallery;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.torvm.ui.MainViewModel;
import org.torvm.ui.MainWindow;
import org.torvm.ui.Surroundings;
import org.torvm.ui.fx.Fonts;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.fx.Pictures;
import org.torvm.ui.fx.Theme;

/** A window in memory on which a scene is played. Not for the FX thread. */
final class Theatre implements AutoCloseable {
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private final FxThread fx;
  private final MainViewModel model;
  private final Stage stage;
  private final Scene scene;

  Theatre(Surroundings around, Theme theme, double width, double height) {
    this.fx = around.fx();
    this.model = fx.ask(() -> new MainViewModel(around));
    this.stage = fx.ask(Stage::new);
    this.scene =
        fx.ask(() -> {
          Fonts.load();
          var made = new Scene(new MainWindow(model, around), width, height);
          theme.dress(made);
          // Only what is on a stage is styled anew when its state changes.
          stage.setScene(made);
          stage.show();
          return made;
        });
  }

  /** Runs each task of the model in the background at once, on a thread of its own. */
  static Executor background() {
    return task -> Thread.ofVirtual().start(task);
  }

  MainViewModel model() {
    return model;
  }

  /** Does that on the FX thread. */
  void act(Runnable action) {
    fx.ask(() -> {
      action.run();
      return true;
    });
  }

  /** Presses the button of that id. */
  void press(String id) {
    until(() -> button(id).filter(b -> !b.isDisabled()).isPresent());
    act(() -> button(id).ifPresent(ButtonBase::fire));
  }

  /** Presses that key, wherever the focus is. */
  void key(KeyCode code) {
    act(() ->
        scene
            .getRoot()
            .fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }

  /** Fills the field of that id. */
  void type(String id, String words) {
    act(() ->
        node(id)
            .filter(TextInputControl.class::isInstance)
            .map(TextInputControl.class::cast)
            .ifPresent(f -> f.setText(words)));
  }

  /** Waits until that is so, asked on the FX thread. */
  void until(Callable<Boolean> condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!fx.ask(condition)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("a scene does not come about");
      }
      Thread.onSpinWait();
    }
  }

  /** The node of that id. */
  Optional<Node> node(String id) {
    return Optional.ofNullable(scene.lookup("#" + id));
  }

  WritableImage picture(double scale) {
    return fx.ask(() -> Pictures.image(scene, scale));
  }

  /** Every word on it that is hard to read. */
  List<Contrast.Faint> faint(double least) {
    return fx.ask(() -> Contrast.below(scene.getRoot(), least));
  }

  @Override
  public void close() {
    act(model::close);
    act(stage::hide);
  }

  private Optional<ButtonBase> button(String id) {
    return node(id).filter(ButtonBase.class::isInstance).map(ButtonBase.class::cast);
  }
}
