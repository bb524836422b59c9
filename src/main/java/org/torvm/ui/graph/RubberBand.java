package org.torvm.ui.graph;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.torvm.graph.Box;

/** Draws a frame while the mouse is dragged with Shift, and says what it was drawn around. */
final class RubberBand extends Pane {
  private final Viewport viewport;
  private final Consumer<Box> onDrawn;
  private final Region band = new Region();
  private double fromX;
  private double fromY;
  private boolean drawing;

  /**
   * A band over that viewport.
   *
   * @param onDrawn hears the frame, in pixels of the content
   */
  RubberBand(Viewport viewport, Consumer<Box> onDrawn) {
    this.viewport = viewport;
    this.onDrawn = onDrawn;
    setMouseTransparent(true);
    band.getStyleClass().add("rubber-band");
    band.setManaged(false);
    band.setVisible(false);
    getChildren().setAll(List.of(band));
    viewport.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    viewport.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    viewport.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
  }

  private void press(MouseEvent event) {
    drawing = event.getButton() == MouseButton.PRIMARY && event.isShiftDown();
    fromX = event.getX();
    fromY = event.getY();
  }

  private void drag(MouseEvent event) {
    if (drawing) {
      var box = boxTo(event.getX(), event.getY());
      band.resizeRelocate(box.x(), box.y(), box.width(), box.height());
      band.setVisible(true);
    }
  }

  private void release(MouseEvent event) {
    if (drawing && band.isVisible()) {
      var box = boxTo(event.getX(), event.getY());
      var sight = viewport.sightProperty().get();
      onDrawn.accept(
          new Box(
              sight.contentX(box.x()),
              sight.contentY(box.y()),
              box.width() / sight.scale(),
              box.height() / sight.scale()));
    }
    drawing = false;
    band.setVisible(false);
  }

  private Box boxTo(double x, double y) {
    return new Box(
        Math.min(fromX, x), Math.min(fromY, y), Math.abs(x - fromX), Math.abs(y - fromY));
  }
}
