package org.torvm.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.fx.Theme;

/** Every word in every state of the window can be read, in both themes. */
class ContrastTest {
  private static final double LEAST = 4.5;

  private final FxThread fx = new FxThread();

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyWordOfEverySceneStandsOut(Theme theme) throws Exception {
    fx.start();
    var house = new House(fx, new Systems(folder));
    var faint = new ArrayList<String>();
    for (Play play : house.small()) {
      try (var theatre = house.play(play, theme)) {
        theatre.picture(1);
        theatre.faint(LEAST).forEach(f -> faint.add(play.name() + ": " + f));
      }
    }
    assertThat(faint).isEmpty();
  }

  @Test
  void aFaintWordIsFound() {
    fx.start();
    var faint =
        fx.ask(() -> {
          var label = new Label("faint");
          var pane = new StackPane(label);
          pane.setStyle("-fx-background-color: #777777;");
          label.setStyle("-fx-text-fill: #888888;");
          new Scene(pane, 200, 100);
          pane.applyCss();
          pane.layout();
          return Contrast.below(pane, LEAST);
        });
    assertThat(faint).extracting(Contrast.Faint::words).isEqualTo(List.of("faint"));
  }
}
