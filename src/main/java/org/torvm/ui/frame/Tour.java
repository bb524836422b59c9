package org.torvm.ui.frame;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.torvm.text.Messages;

/**
 * Explains the window: a call-out beside one thing after the other. It covers nothing but itself,
 * the window can be used meanwhile, and it stays until the user has gone through it or given it up.
 */
public final class Tour extends Pane {
  private static final double WIDTH = 310;
  private static final double GAP = 14;
  private static final double MARGIN = 8;
  private static final double ARROW = 16;

  /** On which side of the thing the call-out stands. */
  public enum Side {
    BELOW,
    ABOVE,
    RIGHT
  }

  /**
   * One call-out.
   *
   * @param word names its sentences
   * @param thing what it points at
   * @param side where it stands
   */
  public record Stop(String word, Region thing, Side side) {}

  private final Messages messages;
  private final List<Stop> stops;
  private final ReadOnlyObjectWrapper<Integer> at = new ReadOnlyObjectWrapper<>(-1);
  private final Region ring = new Region();
  private final Region arrow = new Region();
  private final Label title = new Label();
  private final Label words = new Label();
  private final Label step = new Label();
  private final Button next = new Button();
  private final Button skip = new Button();
  private final VBox card;
  private Subscription following = Subscription.EMPTY;

  /** A tour of those things that has not begun. */
  public Tour(Messages messages, List<Stop> stops) {
    this.messages = messages;
    this.stops = List.copyOf(stops);
    setId("tour");
    setPickOnBounds(false);
    setVisible(false);
    ring.getStyleClass().add("tour-ring");
    ring.setMouseTransparent(true);
    arrow.getStyleClass().add("tour-arrow");
    arrow.setMouseTransparent(true);
    arrow.setRotate(45);
    card = card();
    getChildren().setAll(ring, arrow, card);
  }

  /** Which call-out is shown, from 0 on; -1 when none is. */
  public ReadOnlyObjectProperty<Integer> atProperty() {
    return at.getReadOnlyProperty();
  }

  /** Begins with the first call-out, which gets the keyboard. */
  public void begin() {
    go(0);
  }

  /** Hides it while something more urgent is open, and shows it again afterwards. */
  public void makeWay(boolean away) {
    boolean shown = at.get() >= 0 && !away;
    if (shown != isVisible()) {
      setVisible(shown);
      if (shown) {
        next.requestFocus();
      }
    }
  }

  private VBox card() {
    title.setId("tour-title");
    title.getStyleClass().add("tour-title");
    words.setId("tour-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    step.getStyleClass().add("muted");
    next.setId("tour-next");
    next.setText(messages.say("window.tour.next"));
    next.getStyleClass().add("primary");
    next.setOnAction(_ -> go(at.get() + 1));
    skip.setId("tour-skip");
    skip.setText(messages.say("window.tour.skip"));
    skip.setOnAction(_ -> go(stops.size()));
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var buttons = new HBox(8, step, space, skip, next);
    buttons.setAlignment(Pos.CENTER_LEFT);
    var made = new VBox(8, title, words, buttons);
    made.getStyleClass().add("tour-card");
    made.setId("tour-card");
    made.setPrefWidth(WIDTH);
    made.setAccessibleRole(AccessibleRole.DIALOG);
    made.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    return made;
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      go(stops.size());
      event.consume();
    }
  }

  private void go(int to) {
    following.unsubscribe();
    following = Subscription.EMPTY;
    boolean over = to >= stops.size();
    at.set(over ? -1 : to);
    setVisible(!over);
    if (over) {
      return;
    }
    var stop = stops.get(to);
    title.setText(messages.say("window.tour." + stop.word()));
    words.setText(messages.say("window.tour." + stop.word() + ".words"));
    step.setText(messages.say("window.tour.step", to + 1, stops.size()));
    boolean last = to == stops.size() - 1;
    next.setText(messages.say(last ? "window.tour.done" : "window.tour.next"));
    skip.setVisible(!last);
    card.setAccessibleText(title.getText() + ". " + words.getText());
    following = followed(stop.thing());
    requestLayout();
    next.requestFocus();
  }

  private Subscription followed(Region thing) {
    var all = new ArrayList<Subscription>();
    all.add(thing.localToSceneTransformProperty().subscribe(this::requestLayout));
    all.add(thing.layoutBoundsProperty().subscribe(this::requestLayout));
    return () -> all.forEach(Subscription::unsubscribe);
  }

  @Override
  protected void layoutChildren() {
    if (at.get() < 0) {
      return;
    }
    var stop = stops.get(at.get());
    var thing = sceneToLocal(stop.thing().localToScene(stop.thing().getLayoutBounds()));
    if (thing == null) {
      return;
    }
    ring.resizeRelocate(
        thing.getMinX() - 3, thing.getMinY() - 3, thing.getWidth() + 6, thing.getHeight() + 6);
    double width = Math.min(WIDTH, getWidth() - 2 * MARGIN);
    var place = place(thing, stop.side(), width, card.prefHeight(width));
    card.resizeRelocate(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
    point(thing, place, stop.side());
  }

  private Bounds place(Bounds thing, Side side, double width, double height) {
    double x = side == Side.RIGHT ? thing.getMaxX() + GAP : Math.max(thing.getMinX(), MARGIN);
    double y =
        switch (side) {
          case BELOW -> thing.getMaxY() + GAP;
          case ABOVE -> thing.getMinY() - GAP - height;
          case RIGHT -> thing.getMinY() + 60;
        };
    return new BoundingBox(
        Math.clamp(x, MARGIN, Math.max(MARGIN, getWidth() - width - MARGIN)),
        Math.clamp(y, MARGIN, Math.max(MARGIN, getHeight() - height - MARGIN)),
        width,
        height);
  }

  /** A square on its corner, half of it under the card. */
  private void point(Bounds thing, Bounds place, Side side) {
    double middle = Math.clamp(thing.getCenterX(), place.getMinX() + 24, place.getMinX() + 90);
    double x = side == Side.RIGHT ? place.getMinX() : middle;
    double y =
        switch (side) {
          case BELOW -> place.getMinY();
          case ABOVE -> place.getMaxY();
          case RIGHT -> place.getMinY() + 30;
        };
    arrow.resizeRelocate(x - ARROW / 2, y - ARROW / 2, ARROW, ARROW);
  }
}
