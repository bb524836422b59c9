package org.torvm.ui.graph;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.torvm.graph.Box;
import org.torvm.ui.graph.Sight.Size;

/**
 * A bitmap of some part of a content, seen larger or smaller. Every pixel of the view takes the
 * nearest one of the bitmap: Prism's software pipeline would interpolate them, in three times the
 * time, for a picture that is replaced by a sharp one as soon as the gesture ends. FX thread only.
 */
final class Stretch {
  private final int[] source;
  private final int width;
  private final int height;
  private final Box part;
  private final double scale;
  private Optional<Frame> frame = Optional.empty();

  /** What is shown, as large as the view. */
  private record Frame(
      int width, int height, IntBuffer pixels, PixelBuffer<IntBuffer> buffer, Image image) {
    static Frame of(int width, int height) {
      var pixels = IntBuffer.allocate(width * height);
      var buffer = new PixelBuffer<>(width, height, pixels, PixelFormat.getIntArgbPreInstance());
      return new Frame(width, height, pixels, buffer, new WritableImage(buffer));
    }
  }

  /**
   * Copies that picture.
   *
   * @param part what of the content it shows
   * @param scale how large it shows it
   */
  Stretch(Image picture, Box part, double scale) {
    this.width = (int) picture.getWidth();
    this.height = (int) picture.getHeight();
    this.part = part;
    this.scale = scale;
    source = new int[width * height];
    picture
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), source, 0, width);
  }

  /**
   * What is seen there; the same image every time, with other pixels, while the view is the same.
   */
  Image at(Sight sight, Size view) {
    int wide = (int) Math.ceil(view.width());
    int high = (int) Math.ceil(view.height());
    var shown =
        frame
            .filter(f -> f.width() == wide && f.height() == high)
            .orElseGet(() -> Frame.of(wide, high));
    frame = Optional.of(shown);
    int[] columns = nearest(wide, width, sight.contentX(0.5) - part.x(), sight.scale());
    int[] rows = nearest(high, height, sight.contentY(0.5) - part.y(), sight.scale());
    int[] pixels = shown.pixels().array();
    for (int y = 0; y < high; y++) {
      int row = rows[y] * width;
      int at = y * wide;
      if (row < 0) {
        Arrays.fill(pixels, at, at + wide, 0);
      } else {
        for (int x = 0; x < wide; x++) {
          int column = columns[x];
          pixels[at + x] = column < 0 ? 0 : source[row + column];
        }
      }
    }
    shown.buffer().updateBuffer(_ -> new Rectangle2D(0, 0, wide, high));
    return shown.image();
  }

  /**
   * For each of {@code count} pixels of the view, which one of the bitmap it takes; -1 for none.
   */
  private int[] nearest(int count, int limit, double first, double seenScale) {
    var nearest = new int[count];
    for (int i = 0; i < count; i++) {
      int at = (int) Math.floor((first + i / seenScale) * scale);
      nearest[i] = at < 0 || at >= limit ? -1 : at;
    }
    return nearest;
  }
}
