package org.torvm.ui.graph;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;

/**
 * Looks at a part of something larger: dragging pans, the wheel zooms at the pointer. Until the
 * user does either, everything stays fitted in.
 */
final class Viewport extends Pane {
  private static final double LEAST = 0.2;
  private static final double READABLE = 0.72;
  private static final double MOST = 3;
  private static final double WHEEL = 1.0015;
  private static final double STEP = 1.2;
  private static final double MOST_INDENT = 120;

  private final Affine transform = new Affine();
  private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);
  private double contentWidth;
  private double contentHeight;
  private boolean fitted = true;
  private boolean readable = true;
  private double dragX;
  private double dragY;

  Viewport(Node content) {
    getStyleClass().add("graph-viewport");
    content.getTransforms().setAll(transform);
    content.setManaged(false);
    getChildren().setAll(content);
    var clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    addEventHandler(ScrollEvent.SCROLL, this::wheel);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
  }

  ReadOnlyDoubleProperty scaleProperty() {
    return scale.getReadOnlyProperty();
  }

  /** Says how large the content is, in its own pixels. */
  void contentSize(double width, double height) {
    contentWidth = width;
    contentHeight = height;
    requestLayout();
  }

  /** Shows everything, never larger than life. */
  void fit() {
    readable = false;
    fitted = true;
    requestLayout();
  }

  void zoomIn() {
    zoom(STEP, getWidth() / 2, getHeight() / 2);
  }

  void zoomOut() {
    zoom(1 / STEP, getWidth() / 2, getHeight() / 2);
  }

  /** Moves just as far as needed for that part of the content to be seen. */
  void reveal(double x, double y, double width, double height) {
    Bounds shown = transform.transform(new BoundingBox(x, y, width, height));
    double right = Math.min(0, getWidth() - shown.getMaxX());
    double down = Math.min(0, getHeight() - shown.getMaxY());
    move(
        shown.getMinX() < 0 ? -shown.getMinX() : right,
        shown.getMinY() < 0 ? -shown.getMinY() : down);
  }

  @Override
  protected void layoutChildren() {
    if (fitted && contentWidth > 0 && contentHeight > 0) {
      double s = Math.min(getWidth() / contentWidth, getHeight() / contentHeight);
      s = Math.clamp(s, readable ? READABLE : LEAST, 1);
      double free = getWidth() - contentWidth * s;
      place(s, Math.clamp(free / 2, 0, MOST_INDENT), 0);
    }
  }

  private void wheel(ScrollEvent event) {
    zoom(Math.pow(WHEEL, event.getDeltaY()), event.getX(), event.getY());
    event.consume();
  }

  private void press(MouseEvent event) {
    dragX = event.getX();
    dragY = event.getY();
  }

  private void drag(MouseEvent event) {
    move(event.getX() - dragX, event.getY() - dragY);
    press(event);
  }

  private void move(double right, double down) {
    if (right != 0 || down != 0) {
      fitted = false;
      place(scale.get(), transform.getTx() + right, transform.getTy() + down);
    }
  }

  private void zoom(double factor, double x, double y) {
    fitted = false;
    double s = Math.clamp(scale.get() * factor, LEAST, MOST);
    double real = s / scale.get();
    place(s, x - (x - transform.getTx()) * real, y - (y - transform.getTy()) * real);
  }

  private void place(double s, double x, double y) {
    transform.setToTransform(s, 0, x, 0, s, y);
    scale.set(s);
  }
}
