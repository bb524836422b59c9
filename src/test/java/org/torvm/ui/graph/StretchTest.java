package org.torvm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.torvm.graph.Box;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.graph.Sight.Size;

class StretchTest {
  private static final int RED = 0xffff0000;
  private static final int BLUE = 0xff0000ff;

  private final FxThread fx = new FxThread();

  @BeforeEach
  void start() {
    fx.start();
  }

  private Image seen(Stretch stretch, Sight sight, Size view) {
    return fx.ask(() -> stretch.at(sight, view));
  }

  /** Two pixels of each colour beside each other, of a content that begins at (10, 20). */
  private static Stretch stretch() {
    var picture = new WritableImage(4, 2);
    for (int x = 0; x < 4; x++) {
      picture.getPixelWriter().setArgb(x, 0, x < 2 ? RED : BLUE);
      picture.getPixelWriter().setArgb(x, 1, x < 2 ? RED : BLUE);
    }
    return new Stretch(picture, new Box(10, 20, 8, 4), 0.5);
  }

  private static int at(Image image, int x, int y) {
    return image.getPixelReader().getArgb(x, y);
  }

  @Test
  void showsEveryPointWhereItIsSeen() {
    var image = seen(stretch(), new Sight(1, -10, -20), new Size(8, 4));
    assertThat(at(image, 0, 0)).isEqualTo(RED);
    assertThat(at(image, 3, 3)).isEqualTo(RED);
    assertThat(at(image, 4, 0)).isEqualTo(BLUE);
    assertThat(at(image, 7, 3)).isEqualTo(BLUE);
  }

  @Test
  void showsNothingBesideTheContent() {
    var image = seen(stretch(), new Sight(2, 0, 0), new Size(60, 60));
    assertThat(at(image, 19, 40)).isZero();
    assertThat(at(image, 20, 39)).isZero();
    assertThat(at(image, 20, 40)).isEqualTo(RED);
    assertThat(at(image, 35, 47)).isEqualTo(BLUE);
    assertThat(at(image, 36, 47)).isZero();
    assertThat(at(image, 35, 48)).isZero();
  }

  @Test
  void paintsOverWhatItShowedBefore() {
    var stretch = stretch();
    var view = new Size(8, 4);
    var first = seen(stretch, new Sight(1, -10, -20), view);
    var second = seen(stretch, new Sight(1, 100, 100), view);
    assertThat(second).isSameAs(first);
    assertThat(at(second, 0, 0)).isZero();
  }
}
