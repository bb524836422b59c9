package org.torvm.ui.graph;

import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import org.torvm.graph.Box;
import org.torvm.ui.graph.Sight.Size;
import org.torvm.ui.graph.drawing.Drawing;

/**
 * Shows a bitmap in place of the content while that is moved, and the content again when it rests.
 * Drawn anew for every frame, some hundred cards come ten times a second; a bitmap is only pushed
 * and stretched.
 *
 * <p>{@code Node.cache} would do the same for a small content only: it always keeps the whole of it
 * at life size or larger, and without a word draws it anew for every frame when that is more than
 * 4,096 pixels high or wide. So the bitmap is made here, as large as things are shown, and of a
 * large content only what is in view and some room around it. FX thread only.
 */
final class Sharpness {
  /** How long a wheel must rest for its gesture to be over, and for how many pulses at least. */
  private static final long REST_NANOS = 30_000_000;

  private static final int REST_PULSES = 2;

  /** Steps of a wheel that come faster than this are one gesture. */
  private static final long SAME_GESTURE_NANOS = 250_000_000;

  /** How long a bitmap is kept for the next gesture. */
  private static final long KEPT_NANOS = 700_000_000;

  private static final double LONGEST_SIDE = 4096;
  private static final double MOST_PIXELS = 4_500_000;
  private static final double ROOM_AROUND = 0.4;
  private static final double TOO_SMALL = 0.6;
  private static final double TOO_LARGE = 2.5;

  private final Drawing content;
  private final ImageView bitmap = new ImageView();
  private final ImageView stretched = new ImageView();
  private final Rest rest = new Rest();
  private final ReadOnlyBooleanWrapper sharp = new ReadOnlyBooleanWrapper(true);
  private Optional<Taken> taken = Optional.empty();
  private Optional<Stretch> stretch = Optional.empty();
  private double scale = 1;
  private long lastStep = System.nanoTime() - SAME_GESTURE_NANOS;

  /** What the bitmap shows of the content, and how large. */
  private record Taken(Box part, double scale) {}

  Sharpness(Drawing content) {
    this.content = content;
    bitmap.setMouseTransparent(true);
    bitmap.setVisible(false);
    stretched.setMouseTransparent(true);
    stretched.setVisible(false);
    stretched.setManaged(false);
  }

  /** What is shown in place of the content at another scale; to be put over the view as it is. */
  Node stretched() {
    return stretched;
  }

  /** What is shown in place of the content; to be put beside it, under the same transform. */
  Node bitmap() {
    return bitmap;
  }

  /** Whether the content itself is shown. */
  ReadOnlyBooleanProperty sharpProperty() {
    return sharp.getReadOnlyProperty();
  }

  /** One step of a gesture that says itself when it ends: a drag, or an animation. */
  void hold() {
    rest.end();
    sharp.set(false);
  }

  /**
   * One step of a gesture that only ends by itself: a wheel. A single step is drawn sharp at once;
   * only one that follows another soon is worth a bitmap.
   */
  void step() {
    long now = System.nanoTime();
    if (now - lastStep < SAME_GESTURE_NANOS) {
      sharp.set(false);
    }
    lastStep = now;
    rest.begin();
  }

  /** The gesture is over: the next frame is sharp. */
  void sharpen() {
    sharp.set(true);
    bitmap.setVisible(false);
    stretched.setVisible(false);
    content.letter(scale);
    content.setOpacity(1);
    content.setMouseTransparent(false);
    rest.begin();
  }

  /** The content is another one: what the bitmap shows is no longer true. */
  void invalidate() {
    forget();
  }

  /** Makes sure that the bitmap shows what is seen there, unless everything is sharp. */
  void follow(Sight sight, Size size, Size view) {
    scale = sight.scale();
    if (sharp.get()) {
      content.letter(scale);
    } else if (!size.isEmpty() && !view.isEmpty()) {
      var seen = seen(sight, size, view, 0);
      if (taken.filter(t -> isGood(t, sight, seen)).isEmpty()) {
        take(sight, size, view);
      }
      show(sight, view);
      content.setOpacity(0);
      // What lies under the pointer must not light up meanwhile.
      content.setMouseTransparent(true);
    }
  }

  private void show(Sight sight, Size view) {
    boolean asTaken = taken.filter(t -> t.scale() == sight.scale()).isPresent();
    if (!asTaken) {
      if (stretch.isEmpty()) {
        stretch = taken.map(t -> new Stretch(bitmap.getImage(), t.part(), t.scale()));
      }
      stretch.ifPresent(s -> stretched.setImage(s.at(sight, view)));
    }
    bitmap.setVisible(asTaken);
    stretched.setVisible(!asTaken);
  }

  private void forget() {
    taken = Optional.empty();
    stretch = Optional.empty();
  }

  private static boolean isGood(Taken taken, Sight sight, Box seen) {
    double stretch = sight.scale() / taken.scale();
    return stretch < TOO_LARGE
        && stretch > TOO_SMALL
        && taken.part().equals(taken.part().around(seen));
  }

  private void take(Sight sight, Size size, Size view) {
    var whole = new Box(0, 0, size.width(), size.height());
    var part = fits(whole, scale) ? whole : onPixels(seen(sight, size, view, ROOM_AROUND));
    var parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    parameters.setTransform(new Scale(scale, scale));
    parameters.setViewport(
        new Rectangle2D(
            part.x() * scale, part.y() * scale, part.width() * scale, part.height() * scale));
    content.letter(scale);
    content.setOpacity(1);
    bitmap.setImage(content.snapshot(parameters, null));
    bitmap.getTransforms().setAll(new Scale(1 / scale, 1 / scale));
    bitmap.relocate(part.x(), part.y());
    forget();
    taken = Optional.of(new Taken(part, scale));
  }

  /**
   * Moved to where a pixel of the bitmap begins: an image that lies on whole pixels is copied,
   * which takes a quarter of the time of interpolating it.
   */
  private Box onPixels(Box part) {
    double x = Math.floor(part.x() * scale) / scale;
    double y = Math.floor(part.y() * scale) / scale;
    return new Box(x, y, part.right() - x, part.bottom() - y);
  }

  private static boolean fits(Box part, double scale) {
    double width = part.width() * scale;
    double height = part.height() * scale;
    return width <= LONGEST_SIDE && height <= LONGEST_SIDE && width * height <= MOST_PIXELS;
  }

  /** What of the content is in view, with some room around it. */
  private static Box seen(Sight sight, Size size, Size view, double room) {
    double x = view.width() * room;
    double y = view.height() * room;
    double left = Math.clamp(sight.contentX(-x), 0, size.width() - 1);
    double top = Math.clamp(sight.contentY(-y), 0, size.height() - 1);
    return new Box(
        left,
        top,
        Math.clamp(sight.contentX(view.width() + x) - left, 1, size.width() - left),
        Math.clamp(sight.contentY(view.height() + y) - top, 1, size.height() - top));
  }

  /**
   * Waits for the wheel to rest, and later for the bitmap to be of no more use. Time alone would
   * not do: while frames come slowly, the next step waits behind them.
   */
  private final class Rest extends AnimationTimer {
    private int pulses;
    private long since;

    void begin() {
      pulses = 0;
      since = System.nanoTime();
      start();
    }

    void end() {
      stop();
    }

    @Override
    public void handle(long now) {
      pulses++;
      long rested = System.nanoTime() - since;
      if (!sharp.get() && pulses >= REST_PULSES && rested >= REST_NANOS) {
        sharpen();
      } else if (sharp.get() && rested >= KEPT_NANOS) {
        stop();
        forget();
        bitmap.setImage(null);
        stretched.setImage(null);
      }
    }
  }
}
