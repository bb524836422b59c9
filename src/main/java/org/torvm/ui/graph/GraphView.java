package org.torvm.ui.graph;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.torvm.graph.Box;
import org.torvm.graph.Card;
import org.torvm.graph.GraphPicture;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;
import org.torvm.ui.shown.Selection;

/**
 * The live graph. A card stays the same node as long as its qube is shown, so that a new picture
 * disturbs neither the selection nor what the user points at. Arrow keys walk from card to card.
 */
public final class GraphView extends StackPane {
  private final Messages messages;
  private final GraphWishes wishes;
  private final Shapes shapes;
  private final Group grounds = new Group();
  private final Group lines = new Group();
  private final Group cards = new Group();
  private final Group leaks = new Group();
  private final Viewport viewport = new Viewport(new Group(grounds, lines, cards, leaks));
  private final Map<QubeName, QubeCard> byName = new HashMap<>();
  private Optional<GraphPicture> picture = Optional.empty();
  private Selection selected = Selection.NONE;
  private Optional<Set<QubeName>> clear = Optional.empty();

  /** An empty graph that passes on what the user asks of it. */
  public GraphView(Messages messages, GraphWishes wishes) {
    this.messages = messages;
    this.wishes = wishes;
    this.shapes = new Shapes(messages);
    setId("graph");
    getStyleClass().add("graph");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleText(messages.say("window.graph"));
    getChildren().setAll(viewport);
    addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    viewport.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clickBeside);
    leaks.setMouseTransparent(true);
    lines.setMouseTransparent(true);
  }

  /** Draws that picture. */
  public void show(GraphPicture next) {
    picture = Optional.of(next);
    grounds.getChildren().clear();
    next.territories().forEach(t -> grounds.getChildren().add(shapes.territory(t)));
    next.headings().forEach(h -> grounds.getChildren().add(shapes.heading(h)));
    lines.getChildren().clear();
    next.lines().forEach(l -> lines.getChildren().addAll(shapes.line(l)));
    next.origins().forEach(o -> lines.getChildren().add(shapes.origin(o)));
    leaks.getChildren().clear();
    next.leaks().forEach(l -> leaks.getChildren().addAll(shapes.leak(l)));
    next.leaks().forEach(l -> leaks.getChildren().add(shapes.leakLabel(l)));
    showCards(next);
    viewport.contentSize(next.width(), next.height());
  }

  /** Lets every card fade that is not among these; none fades when nothing is said. */
  public void emphasise(Optional<Set<QubeName>> qubes) {
    clear = qubes;
    byName.values().forEach(this::mark);
  }

  private void mark(QubeCard card) {
    card.select(selected.contains(card.qube()));
    card.fade(clear.filter(c -> !c.contains(card.qube())).isPresent());
  }

  /** Marks those qubes as selected and brings the main one into view. */
  public void select(Selection selection) {
    selected = selection;
    byName.values().forEach(this::mark);
    selection
        .main()
        .flatMap(q -> picture.flatMap(p -> p.card(q)))
        .map(Card::box)
        .ifPresent(b -> viewport.reveal(b.x() - 16, b.y() - 16, b.width() + 32, b.height() + 32));
  }

  /** How large things are; 1 is life size. */
  public ReadOnlyDoubleProperty scaleProperty() {
    return viewport.scaleProperty();
  }

  /** Shows everything and keeps doing so until the user pans or zooms. */
  public void fit() {
    viewport.fit();
  }

  /** One step nearer. */
  public void zoomIn() {
    viewport.zoomIn();
  }

  /** One step away. */
  public void zoomOut() {
    viewport.zoomOut();
  }

  private void showCards(GraphPicture next) {
    var gone = new HashSet<>(byName.keySet());
    for (Card card : next.cards()) {
      gone.remove(card.qube());
      byName.computeIfAbsent(card.qube(), this::newCard).show(card);
    }
    gone.forEach(q -> cards.getChildren().remove(byName.remove(q)));
    byName.values().forEach(this::mark);
  }

  private QubeCard newCard(QubeName qube) {
    var card = new QubeCard(qube, messages);
    card.setOnMouseClicked(event -> {
      if (event.isStillSincePress()) {
        requestFocus();
        if (event.isShortcutDown()) {
          wishes.toggle(qube);
        } else {
          wishes.select(qube);
        }
        event.consume();
      }
    });
    cards.getChildren().add(card);
    return card;
  }

  private void clickBeside(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      requestFocus();
      wishes.selectNone();
    }
  }

  private void walk(KeyEvent event) {
    var code = event.getCode();
    if (!code.isArrowKey() || picture.isEmpty()) {
      return;
    }
    event.consume();
    var from = selected.main().flatMap(picture.get()::card).map(Card::box);
    var next =
        from.isEmpty()
            ? picture.get().cards().stream().findFirst()
            : picture.get().cards().stream()
                .filter(c -> !selected.main().equals(Optional.of(c.qube())))
                .filter(c -> liesThere(from.get(), c.box(), code))
                .min(Comparator.comparingDouble(c -> distance(from.get(), c.box(), code)));
    next.map(Card::qube).ifPresent(wishes::select);
  }

  private static boolean liesThere(Box from, Box to, KeyCode code) {
    return switch (code) {
      case LEFT -> to.centreX() < from.x();
      case RIGHT -> to.centreX() > from.right();
      case UP -> to.centreY() < from.y();
      default -> to.centreY() > from.bottom();
    };
  }

  /** Sideways steps count more, so that a walk keeps to its row or column. */
  private static double distance(Box from, Box to, KeyCode code) {
    double dx = Math.abs(from.centreX() - to.centreX());
    double dy = Math.abs(from.centreY() - to.centreY());
    return code == KeyCode.LEFT || code == KeyCode.RIGHT ? dx + 3 * dy : dy + 3 * dx;
  }
}
