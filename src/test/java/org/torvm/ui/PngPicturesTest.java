package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import java.util.concurrent.Executors;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.torvm.graph.Sample;
import org.torvm.graph.layout.ForestLayout;
import org.torvm.qubes.SystemKind;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.fx.Png;
import org.torvm.ui.fx.Theme;

class PngPicturesTest {
  private final FxThread fx = new FxThread();
  private final PngPictures pictures = new PngPictures(fx, Sample.messages());

  private Image read(byte[] png) {
    return fx.ask(() -> new Image(new ByteArrayInputStream(png)));
  }

  private static int colours(Image image) {
    var colours = new HashSet<Integer>();
    for (int y = 0; y < image.getHeight(); y += 3) {
      for (int x = 0; x < image.getWidth(); x += 3) {
        colours.add(image.getPixelReader().getArgb(x, y));
      }
    }
    return colours.size();
  }

  @Test
  void everyPixelIsReadBackAsItWasWritten() {
    fx.start();
    var random = new Random(7);
    var image = new WritableImage(37, 23);
    for (int y = 0; y < 23; y++) {
      for (int x = 0; x < 37; x++) {
        image.getPixelWriter().setArgb(x, y, random.nextInt() | 0xff000000);
      }
    }
    var back = read(Png.of(image));
    assertThat(back.isError()).isFalse();
    assertThat(back.getWidth()).isEqualTo(37);
    for (int y = 0; y < 23; y++) {
      for (int x = 0; x < 37; x++) {
        assertThat(back.getPixelReader().getArgb(x, y))
            .isEqualTo(image.getPixelReader().getArgb(x, y));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void drawsTheGraphAtTheSizeItHas(Theme theme) {
    var picture = ForestLayout.of(Sample.household(SystemKind.DEMO).report());
    var image = read(pictures.graph(picture, theme, 2));
    assertThat(image.getWidth()).isEqualTo(2 * Math.ceil(picture.width()));
    assertThat(image.getHeight()).isGreaterThan(2 * picture.height());
    assertThat(colours(image)).isGreaterThan(50);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void drawsTheWindowWithoutShowingOne(Theme theme) {
    var situations = new FakeSituations(Sample.household(SystemKind.DEMO).report());
    try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
      var around =
          new Surroundings(
              situations,
              new FakeChanges(situations, Sample.household(SystemKind.DEMO).report()),
              Sample.messages(),
              fx,
              background,
              ZoneOffset.UTC);
      var image = read(pictures.window(around, theme, 1));
      assertThat(image.getWidth()).isEqualTo(TorvmWindow.WIDTH);
      assertThat(image.getHeight()).isEqualTo(TorvmWindow.HEIGHT);
      assertThat(colours(image)).isGreaterThan(100);
    }
    assertThat(situations.listeners()).isZero();
  }
}
