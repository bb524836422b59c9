package org.torvm.ui.fx;

import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;

/** Takes pictures of what a window would show, without a window. Works on the headless platform. */
public final class Pictures {
  private final FxThread fx;

  /** Pictures made on that FX thread, which must have been started. */
  public Pictures(FxThread fx) {
    this.fx = fx;
  }

  /**
   * That content as a PNG file. Blocks the caller, which must not be the FX thread.
   *
   * @param content makes the content, on the FX thread
   * @param width in pixels at 1x
   * @param height in pixels at 1x
   * @param scale 1 or 2
   */
  public byte[] png(
      Supplier<? extends Parent> content, Theme theme, double width, double height, double scale) {
    var image = fx.ask(() -> image(content.get(), theme, width, height, scale));
    return Png.of(image);
  }

  private static WritableImage image(
      Parent content, Theme theme, double width, double height, double scale) {
    Fonts.load();
    var scene = new Scene(content, width, height);
    theme.dress(scene);
    return image(scene, scale);
  }

  /** That scene as it is now. FX thread only. */
  public static WritableImage image(Scene scene, double scale) {
    var root = scene.getRoot();
    root.applyCss();
    root.layout();
    var parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(scene.getFill());
    // What reaches beyond the edge of the window must not shift the picture.
    parameters.setViewport(
        new Rectangle2D(0, 0, scene.getWidth() * scale, scene.getHeight() * scale));
    var image =
        new WritableImage(
            (int) Math.ceil(scene.getWidth() * scale), (int) Math.ceil(scene.getHeight() * scale));
    return root.snapshot(parameters, image);
  }
}
