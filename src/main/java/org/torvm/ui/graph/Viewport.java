package org.torvm.ui.graph;

import java.util.Optional;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;
import javafx.util.Duration;
import org.torvm.graph.Box;
import org.torvm.ui.graph.Sight.Size;
import org.torvm.ui.graph.drawing.Drawing;

/**
 * Looks at a part of something larger: dragging pans, the wheel zooms at the pointer. Until the
 * user does either, it keeps everything in view, as far as that can be read.
 */
final class Viewport extends Pane {
  private static final double WHEEL = 1.0015;
  private static final double STEP = 1.2;

  /** From this on it is worth moving everything to show it larger. */
  private static final double MUCH_LARGER = 1.35;

  private static final Duration TRAVEL = Duration.millis(180);

  /** What is done when the room or the content changes. */
  private enum Habit {
    /** Keep it readable. */
    READABLE,
    /** Keep everything in view. */
    ALL,
    /** Leave it to the user. */
    NONE
  }

  private final Affine transform = new Affine();
  private final ReadOnlyObjectWrapper<Sight> sight = new ReadOnlyObjectWrapper<>(Sight.PLAIN);
  private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);
  private final Sharpness sharpness;
  private Size content = new Size(0, 0);
  private Size view = new Size(0, 0);
  private Optional<Box> start = Optional.empty();
  private Optional<Box> toReveal = Optional.empty();
  private Habit habit = Habit.READABLE;
  private Optional<Travel> travel = Optional.empty();
  private boolean panning;
  private double dragX;
  private double dragY;

  Viewport(Drawing drawing) {
    sharpness = new Sharpness(drawing);
    getStyleClass().add("graph-viewport");
    var moved = new Group(drawing, sharpness.bitmap());
    moved.getTransforms().setAll(transform);
    moved.setManaged(false);
    getChildren().setAll(moved, sharpness.stretched());
    var clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    addEventHandler(ScrollEvent.SCROLL, this::wheel);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
  }

  /** Things look different now, whatever is seen of them. */
  void repainted() {
    sharpness.invalidate();
  }

  /** What is seen now. */
  ReadOnlyObjectProperty<Sight> sightProperty() {
    return sight.getReadOnlyProperty();
  }

  /** How large things are; on the way to another scale, that one already. */
  ReadOnlyDoubleProperty scaleProperty() {
    return scale.getReadOnlyProperty();
  }

  /** Whether no gesture is under way that is shown as a bitmap. */
  ReadOnlyBooleanProperty sharpProperty() {
    return sharpness.sharpProperty();
  }

  Size contentSize() {
    return content;
  }

  /**
   * Says how large the content is, in its own pixels, and what of it matters most. As long as the
   * user has not moved anything, the sight changes only when something would be out of view or
   * could be shown much larger.
   */
  void content(double width, double height, Optional<Box> mostImportant, boolean animated) {
    var before = content;
    content = new Size(width, height);
    start = mostImportant;
    sharpness.invalidate();
    if (habit == Habit.NONE || content.isEmpty() || view.isEmpty()) {
      requestLayout();
    } else if (before.isEmpty()) {
      go(habitual());
    } else {
      boolean larger = Sight.wholeScale(content, view) > sight.get().scale() * MUCH_LARGER;
      boolean lost = sight.get().showsAll(before, view) && !sight.get().showsAll(content, view);
      if (lost || larger) {
        travelTo(habitual(), animated);
      }
    }
  }

  /** Shows everything, never larger than life, and keeps doing so. */
  void fit(boolean animated) {
    habit = Habit.ALL;
    if (!content.isEmpty() && !view.isEmpty()) {
      travelTo(habitual(), animated);
    }
  }

  void zoomIn(boolean animated) {
    zoomAtCentre(STEP, animated);
  }

  void zoomOut(boolean animated) {
    zoomAtCentre(1 / STEP, animated);
  }

  /** Moves just as far as needed for that part of the content to be seen. */
  void reveal(Box part, boolean animated) {
    if (view.isEmpty() || content.isEmpty()) {
      toReveal = Optional.of(part);
      return;
    }
    var next = aim().revealing(part, view);
    if (!next.equals(aim())) {
      habit = Habit.NONE;
      travelTo(next, animated);
    }
  }

  /** One step of moving what is seen, while something is carried over the edge. */
  void nudge(double right, double down) {
    stopTravelling();
    habit = Habit.NONE;
    place(sight.get().panned(right, down, content, view));
  }

  @Override
  protected void layoutChildren() {
    var now = new Size(getWidth(), getHeight());
    if (!now.equals(view)) {
      view = now;
      if (habit != Habit.NONE && !content.isEmpty() && !view.isEmpty()) {
        go(habitual());
      }
    }
    if (!view.isEmpty() && !content.isEmpty()) {
      var waiting = toReveal;
      toReveal = Optional.empty();
      waiting.ifPresent(part -> go(sight.get().revealing(part, view)));
    }
  }

  private Sight habitual() {
    return habit == Habit.ALL ? Sight.ofAll(content, view) : Sight.ofReadable(content, view, start);
  }

  private void wheel(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      stopTravelling();
      habit = Habit.NONE;
      sharpness.step();
      place(sight.get().zoomed(Math.pow(WHEEL, event.getDeltaY()), event.getX(), event.getY()));
    }
    event.consume();
  }

  private void press(MouseEvent event) {
    panning =
        (event.getButton() == MouseButton.PRIMARY && !event.isShiftDown())
            || event.getButton() == MouseButton.MIDDLE;
    dragX = event.getX();
    dragY = event.getY();
  }

  private void drag(MouseEvent event) {
    if (panning && !event.isStillSincePress()) {
      stopTravelling();
      habit = Habit.NONE;
      sharpness.hold();
      setCursor(Cursor.CLOSED_HAND);
      place(sight.get().panned(event.getX() - dragX, event.getY() - dragY, content, view));
      dragX = event.getX();
      dragY = event.getY();
    }
  }

  private void release(MouseEvent event) {
    if (panning) {
      panning = false;
      setCursor(null);
      sharpness.sharpen();
      event.consume();
    }
  }

  private void zoomAtCentre(double factor, boolean animated) {
    habit = Habit.NONE;
    travelTo(aim().zoomed(factor, view.width() / 2, view.height() / 2), animated);
  }

  /** Where it will be when it has arrived. */
  private Sight aim() {
    return travel.map(t -> t.to).orElseGet(sight::get);
  }

  private void travelTo(Sight next, boolean animated) {
    stopTravelling();
    if (next.equals(sight.get())) {
      return;
    }
    if (animated) {
      travel = Optional.of(new Travel(sight.get(), next));
      scale.set(next.scale());
      travel.get().play();
    } else {
      go(next);
    }
  }

  private void go(Sight next) {
    stopTravelling();
    place(next);
  }

  private void stopTravelling() {
    travel.ifPresent(Transition::stop);
    if (travel.isPresent()) {
      travel = Optional.empty();
      sharpness.sharpen();
    }
  }

  private void place(Sight next) {
    transform.setToTransform(next.scale(), 0, next.x(), 0, next.scale(), next.y());
    sight.set(next);
    scale.set(aim().scale());
    sharpness.follow(next, content, view);
  }

  /** The way from one sight to another. */
  private final class Travel extends Transition {
    private final Sight from;
    private final Sight to;

    Travel(Sight from, Sight to) {
      this.from = from;
      this.to = to;
      setCycleDuration(TRAVEL);
      setInterpolator(Interpolator.EASE_BOTH);
      setOnFinished(_ -> stopTravelling());
    }

    @Override
    protected void interpolate(double share) {
      sharpness.hold();
      place(from.toward(to, share));
    }
  }
}
