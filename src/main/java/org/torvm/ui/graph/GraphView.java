package org.torvm.ui.graph;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.torvm.graph.Box;
import org.torvm.graph.Card;
import org.torvm.graph.GraphPicture;
import org.torvm.graph.LeakRoute;
import org.torvm.leak.Severity;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;
import org.torvm.ui.graph.drawing.Drawing;
import org.torvm.ui.shown.Selection;

/**
 * The live graph. A card stays the same node as long as its qube is shown, so that a new picture
 * disturbs neither the selection nor what the user points at; what has to move glides. The keyboard
 * walks along the lines, cards can be dragged onto gateways, and everything can be panned and
 * zoomed. FX thread only.
 */
public final class GraphView extends StackPane {
  private static final double AROUND_CARD = 16;

  private final GraphWishes wishes;
  private final Drawing drawing;
  private final Viewport viewport;
  private final Beyond beyond;
  private final CardDrag cardDrag;
  private final CardMenu menu;
  private final BooleanProperty animated = new SimpleBooleanProperty(true);
  private Optional<GraphPicture> picture = Optional.empty();
  private Selection selected = Selection.NONE;
  private Optional<QubeName> cursor = Optional.empty();
  private Optional<Set<QubeName>> clear = Optional.empty();

  /** An empty graph that passes on what the user asks of it. */
  public GraphView(Messages messages, GraphWishes wishes) {
    this.wishes = wishes;
    drawing = new Drawing(messages, this::chooseLeak);
    viewport = new Viewport(drawing);
    beyond = new Beyond(viewport);
    cardDrag =
        new CardDrag(
            messages, wishes, drawing, viewport, () -> picture.map(Targets::new), () -> selected);
    menu = new CardMenu(messages, wishes);
    setId("graph");
    getStyleClass().add("graph");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleText(messages.say("window.graph"));
    setAccessibleHelp(messages.say("window.graph.keys"));
    getChildren().setAll(viewport, beyond, new RubberBand(viewport, this::chooseIn), cardDrag);
    listen();
  }

  private void listen() {
    var keyboard = new Keyboard(new Steps(), () -> System.nanoTime() / 1_000_000);
    addEventHandler(KeyEvent.KEY_PRESSED, keyboard::pressed);
    addEventHandler(KeyEvent.KEY_TYPED, keyboard::typed);
    addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        _ -> {
          menu.close();
          requestFocus();
        });
    drawing.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clickCard);
    viewport.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clickBeside);
    addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
  }

  /**
   * Shows that picture. What the user panned and zoomed to stays in view, and only what stands
   * elsewhere now moves.
   */
  public void show(GraphPicture next) {
    boolean glides = animated.get() && picture.filter(p -> !p.cards().isEmpty()).isPresent();
    picture = Optional.of(next);
    cursor = cursor.filter(q -> next.card(q).isPresent());
    drawing.show(next, glides);
    cardDrag.pictureChanged();
    viewport.content(next.width(), next.height(), worst(next), glides);
    beyond.refresh();
  }

  /** Lets everything fade that is not among these; nothing fades when nothing is said. */
  public void emphasise(Optional<Set<QubeName>> qubes) {
    clear = qubes;
    drawing.emphasise(qubes);
    viewport.repainted();
  }

  /** Marks those qubes as selected and brings the main one into view. */
  public void select(Selection selection) {
    boolean moved = !selection.main().equals(selected.main());
    selected = selection;
    if (moved) {
      pointAt(selection.main());
    } else {
      drawing.select(selected, cursor);
      viewport.repainted();
    }
  }

  /** Whether changes glide, or are there at once. */
  public BooleanProperty animatedProperty() {
    return animated;
  }

  /** How large things are, or are about to be; 1 is life size. */
  public ReadOnlyDoubleProperty scaleProperty() {
    return viewport.scaleProperty();
  }

  /** Whether every frame is drawn anew, as it is but for the time of a gesture. */
  public ReadOnlyBooleanProperty sharpProperty() {
    return viewport.sharpProperty();
  }

  /** Shows everything and keeps doing so until the user pans or zooms. */
  public void fit() {
    viewport.fit(animated.get());
  }

  /** One step nearer. */
  public void zoomIn() {
    viewport.zoomIn(animated.get());
  }

  /** One step away. */
  public void zoomOut() {
    viewport.zoomOut(animated.get());
  }

  private void pointAt(Optional<QubeName> qube) {
    cursor = qube;
    drawing.select(selected, cursor);
    viewport.repainted();
    qube.flatMap(q -> picture.flatMap(p -> p.card(q)))
        .map(Card::box)
        .ifPresent(b ->
            viewport.reveal(
                new Box(
                    b.x() - AROUND_CARD,
                    b.y() - AROUND_CARD,
                    b.width() + 2 * AROUND_CARD,
                    b.height() + 2 * AROUND_CARD),
                animated.get()));
  }

  private static Optional<Box> worst(GraphPicture picture) {
    return picture.cards().stream()
        .filter(c -> c.worst().filter(s -> s != Severity.INFO).isPresent())
        .min(
            Comparator.<Card, Severity>comparing(c -> c.worst().orElseThrow())
                .thenComparingDouble(c -> c.box().y()))
        .map(Card::box);
  }

  private void clickCard(MouseEvent event) {
    var qube = Drawing.qubeOf(event.getTarget());
    if (qube.isEmpty() || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    event.consume();
    if (event.isStillSincePress()) {
      if (event.isShortcutDown()) {
        wishes.toggle(qube.get());
      } else {
        wishes.select(qube.get());
      }
    }
  }

  private void clickBeside(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      if (event.getClickCount() == 2) {
        fit();
      } else {
        wishes.selectNone();
      }
    }
  }

  private void openMenu(ContextMenuEvent event) {
    event.consume();
    if (event.isKeyboardTrigger()) {
      return;
    }
    Drawing.qubeOf(event.getTarget())
        .ifPresent(qube -> {
          if (!selected.contains(qube)) {
            wishes.select(qube);
          }
          menu.open(drawing, event.getScreenX(), event.getScreenY());
        });
  }

  private void chooseLeak(LeakRoute leak) {
    leak.from().stream().findFirst().ifPresent(wishes::select);
  }

  private void chooseIn(Box frame) {
    choose(
        picture.stream()
            .flatMap(p -> p.cards().stream())
            .filter(c -> c.box().overlaps(frame, 0))
            .map(Card::qube)
            .collect(Collectors.toSet()));
  }

  private void choose(Set<QubeName> qubes) {
    if (qubes.isEmpty()) {
      wishes.selectNone();
    } else {
      wishes.selectAll(qubes);
    }
  }

  /** What the keyboard does. */
  private final class Steps implements Keyboard.Commands {
    @Override
    public void walk(Walk.Way way, boolean keep, boolean extend) {
      var walk = picture.map(Walk::new);
      go(
          cursor.isEmpty()
              ? walk.flatMap(Walk::first)
              : walk.flatMap(w -> w.from(cursor.get(), way)),
          keep,
          extend);
    }

    @Override
    public void jump(boolean first) {
      go(picture.map(Walk::new).flatMap(w -> first ? w.first() : w.last()), false, false);
    }

    @Override
    public void find(Typing typing) {
      go(
          picture.map(Walk::new).flatMap(w -> w.named(typing.letters(), cursor, typing.mayStay())),
          false,
          false);
    }

    private void go(Optional<QubeName> next, boolean keep, boolean extend) {
      if (keep) {
        next.ifPresent(q -> pointAt(next));
      } else if (extend) {
        next.filter(q -> !selected.contains(q)).ifPresent(wishes::toggle);
        next.ifPresent(q -> pointAt(next));
      } else {
        next.ifPresent(wishes::select);
        next.ifPresent(q -> pointAt(next));
      }
    }

    @Override
    public void toggle() {
      var here = cursor;
      here.ifPresent(wishes::toggle);
      pointAt(here);
    }

    @Override
    public void selectAll() {
      var all = new HashSet<QubeName>();
      picture.ifPresent(p -> p.cards().forEach(c -> all.add(c.qube())));
      clear.ifPresent(all::retainAll);
      choose(all);
    }

    @Override
    public void menu() {
      var here = cursor;
      here.filter(q -> !selected.contains(q)).ifPresent(wishes::select);
      here.flatMap(drawing::card).ifPresent(menu::openUnder);
    }

    @Override
    public void zoom(int direction) {
      if (direction == 0) {
        fit();
      } else if (direction > 0) {
        zoomIn();
      } else {
        zoomOut();
      }
    }

    @Override
    public boolean escape() {
      if (cardDrag.isUnderWay()) {
        cardDrag.cancel();
        return true;
      }
      if (!selected.all().isEmpty()) {
        wishes.selectNone();
        return true;
      }
      return false;
    }
  }
}
