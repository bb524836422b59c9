package org.torvm.ui.graph;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;
import org.torvm.graph.Card;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import org.torvm.ui.graph.drawing.Drawing;
import org.torvm.ui.shown.Selection;

/**
 * Carries a qube to a gateway. A ghost of its card follows the pointer, with words that say what
 * dropping it here would do; only dropping on a gateway, or on the ground behind it, does anything.
 */
final class CardDrag extends Pane {
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
  private static final PseudoClass AIMED = PseudoClass.getPseudoClass("aimed");
  private static final double THRESHOLD = 7;
  private static final double EDGE = 22;
  private static final double NUDGE = 9;

  private final Messages messages;
  private final GraphWishes wishes;
  private final Drawing drawing;
  private final Viewport viewport;
  private final Supplier<Optional<Targets>> targets;
  private final Supplier<Selection> selection;
  private final Group ghost = new Group();
  private final Label words = new Label();
  private Optional<QubeName> pressed = Optional.empty();
  private Optional<QubeName> carried = Optional.empty();
  private Optional<Text> hindrance = Optional.empty();
  private Optional<QubeName> aimed = Optional.empty();
  private double pressX;
  private double pressY;

  CardDrag(
      Messages messages,
      GraphWishes wishes,
      Drawing drawing,
      Viewport viewport,
      Supplier<Optional<Targets>> targets,
      Supplier<Selection> selection) {
    this.messages = messages;
    this.wishes = wishes;
    this.drawing = drawing;
    this.viewport = viewport;
    this.targets = targets;
    this.selection = selection;
    setMouseTransparent(true);
    ghost.setManaged(false);
    ghost.getStyleClass().add("drag-ghost");
    words.setManaged(false);
    words.setId("drag-words");
    words.getStyleClass().add("drag-words");
    getChildren().setAll(ghost, words);
    setVisible(false);
    drawing.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    drawing.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    drawing.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
  }

  /** Whether a card is being carried now. */
  boolean isUnderWay() {
    return carried.isPresent();
  }

  /** Puts the card back; nothing is asked for. */
  void cancel() {
    pressed = Optional.empty();
    end();
  }

  /** A new picture is shown: what is carried may be gone. */
  void pictureChanged() {
    carried.ifPresent(q -> {
      if (drawing.card(q).isEmpty()) {
        cancel();
      } else {
        offer();
      }
    });
  }

  private void press(MouseEvent event) {
    pressed =
        event.getButton() == MouseButton.PRIMARY && !event.isShiftDown()
            ? Drawing.qubeOf(event.getTarget())
            : Optional.empty();
    if (pressed.isPresent()) {
      pressX = event.getSceneX();
      pressY = event.getSceneY();
      event.consume();
    }
  }

  private void drag(MouseEvent event) {
    if (pressed.isEmpty()) {
      return;
    }
    event.consume();
    double way = Math.hypot(event.getSceneX() - pressX, event.getSceneY() - pressY);
    if (carried.isEmpty() && way > THRESHOLD) {
      targets.get().flatMap(t -> t.picture().card(pressed.get())).ifPresent(this::begin);
    }
    if (carried.isPresent()) {
      carryTo(event.getSceneX(), event.getSceneY());
    }
  }

  private void release(MouseEvent event) {
    if (pressed.isEmpty()) {
      return;
    }
    event.consume();
    pressed = Optional.empty();
    var qube = carried;
    var gateway = aimed;
    end();
    qube.ifPresent(q -> gateway.ifPresent(g -> wishes.torify(q, g)));
  }

  private void begin(Card card) {
    carried = Optional.of(card.qube());
    hindrance = wishes.hindrance(card.qube());
    double scale = viewport.sightProperty().get().scale();
    Node copy = drawing.copyOf(card);
    copy.getTransforms().setAll(new Scale(scale, scale));
    ghost.getChildren().setAll(copy);
    pseudoClassStateChanged(REFUSED, hindrance.isPresent());
    setVisible(true);
  }

  private void carryTo(double sceneX, double sceneY) {
    var at = viewport.sceneToLocal(sceneX, sceneY);
    nudgeAtEdge(at.getX(), at.getY());
    var sight = viewport.sightProperty().get();
    aimed =
        hindrance.isPresent()
            ? Optional.empty()
            : targets
                .get()
                .filter(_ -> viewport.contains(at))
                .flatMap(t -> t.at(sight.contentX(at.getX()), sight.contentY(at.getY())))
                .filter(g -> !isThereAlready(g));
    offer();
    say(at.getX(), at.getY());
  }

  private void offer() {
    drawing.offer(
        hindrance.isPresent() ? Set.of() : targets.get().map(Targets::gateways).orElseGet(Set::of),
        aimed);
    pseudoClassStateChanged(AIMED, aimed.isPresent());
  }

  private void say(double x, double y) {
    words.setText(messages.say(hindrance.orElseGet(this::whatDroppingDoes)));
    words.applyCss();
    double width = Math.min(words.prefWidth(-1), Math.max(0, getWidth() - 16));
    double height = words.prefHeight(width);
    ghost.relocate(x + 10, y + 8);
    double below = y + 8 + ghost.getLayoutBounds().getHeight() + 6;
    words.resizeRelocate(
        Math.clamp(x + 10, 8, Math.max(8, getWidth() - width - 8)),
        Math.min(below, Math.max(0, getHeight() - height - 8)),
        width,
        height);
  }

  private Text whatDroppingDoes() {
    var qube = carried.orElseThrow();
    int count = selection.get().contains(qube) ? selection.get().all().size() : 1;
    return aimed
        .map(g -> Text.of("window.graph.drop.here", count, qube, g))
        .orElseGet(() ->
            Text.of(
                targets.get().filter(t -> !t.gateways().isEmpty()).isPresent()
                    ? "window.graph.drop.where"
                    : "window.graph.drop.nowhere"));
  }

  /** A selection of several may hold others that are not there yet. */
  private boolean isThereAlready(QubeName gateway) {
    var qube = carried.orElseThrow();
    var several = selection.get().contains(qube) && selection.get().all().size() > 1;
    return !several && targets.get().filter(t -> t.isBehind(qube, gateway)).isPresent();
  }

  private void nudgeAtEdge(double x, double y) {
    double right = x < EDGE ? NUDGE : x > viewport.getWidth() - EDGE ? -NUDGE : 0;
    double down = y < EDGE ? NUDGE : y > viewport.getHeight() - EDGE ? -NUDGE : 0;
    if (right != 0 || down != 0) {
      viewport.nudge(right, down);
    }
  }

  private void end() {
    carried = Optional.empty();
    hindrance = Optional.empty();
    aimed = Optional.empty();
    setVisible(false);
    ghost.getChildren().clear();
    drawing.offer(Set.of(), Optional.empty());
  }
}
