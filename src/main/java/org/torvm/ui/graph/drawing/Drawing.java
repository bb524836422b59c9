package org.torvm.ui.graph.drawing;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.torvm.graph.Card;
import org.torvm.graph.GraphPicture;
import org.torvm.graph.Heading;
import org.torvm.graph.LeakRoute;
import org.torvm.graph.Origin;
import org.torvm.graph.Territory;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;
import org.torvm.ui.shown.Selection;

/**
 * The graph as nodes, in the picture's own pixels. From one picture to the next every qube keeps
 * its card and every line its shape: what has to move glides, what is new fades in, what is gone
 * fades out, and all else stays untouched. FX thread only.
 */
public final class Drawing extends Group {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
  private static final PseudoClass AIMED = PseudoClass.getPseudoClass("aimed");
  private static final Duration TOOLTIP_DELAY = Duration.millis(600);
  private static final Duration TOOLTIP_TIME = Duration.seconds(30);

  private final Messages messages;
  private final Consumer<LeakRoute> onLeak;
  private final Tooltip tooltip = new Tooltip();
  private final Shapes shapes;
  private final Layer<Territory> grounds;
  private final Layer<Heading> headings;
  private final Lines lines;
  private final Layer<Origin> origins;
  private final Layer<Card> cards;
  private final Layer<LeakRoute> leaks;
  private final Layer<LeakRoute> leakLabels;
  private Glide glide = new Glide();
  private Lettering lettering = Lettering.of(1);
  private boolean lettered;
  private Selection selection = Selection.NONE;
  private Optional<QubeName> cursor = Optional.empty();
  private Optional<Set<QubeName>> clear = Optional.empty();

  private record LeakKey(QubeName to, String words) {}

  /** An empty drawing that says when the label of a leak is clicked. */
  public Drawing(Messages messages, Consumer<LeakRoute> onLeak) {
    this.messages = messages;
    this.onLeak = onLeak;
    shapes = new Shapes(messages);
    grounds = new Layer<>(true, Territory::gateway, shapes::territory);
    headings = new Layer<>(false, Heading::words, shapes::heading);
    lines = new Lines(shapes);
    origins = new Layer<>(false, Origin::kind, shapes::origin);
    cards = new Layer<>(false, Card::qube, this::newCard);
    leaks = new Layer<>(true, Drawing::keyOf, shapes::leak);
    leakLabels = new Layer<>(true, Drawing::keyOf, this::newLeakLabel);
    tooltip.setShowDelay(TOOLTIP_DELAY);
    tooltip.setShowDuration(TOOLTIP_TIME);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(360);
    getStyleClass().add("graph-drawing");
    getChildren()
        .setAll(
            grounds.group(),
            headings.group(),
            lines.group(),
            origins.group(),
            cards.group(),
            leaks.group(),
            leakLabels.group());
  }

  /** Shows that picture, in the end; until then it glides, if it may. */
  public void show(GraphPicture next, boolean animated) {
    glide.cutShort();
    glide = new Glide();
    grounds.show(next.territories(), glide);
    headings.show(next.headings(), glide);
    lines.show(next.lines(), glide, animated);
    origins.show(next.origins(), glide);
    cards.show(next.cards(), glide);
    leaks.show(next.leaks(), glide);
    leakLabels.show(next.leaks(), glide);
    markCards();
    fadeAll();
    glide.begin(animated);
  }

  /** Gets ready to be seen at that scale: what is written is set anew, and nothing moves. */
  public void letter(double scale) {
    // The fonts may have been loaded only after this was made.
    if (!lettered || scale != lettering.scale()) {
      lettered = true;
      lettering = Lettering.of(scale);
      forEachCard(c -> c.letter(lettering));
    }
  }

  /** Marks those qubes as selected, and one as what the keyboard acts on. */
  public void select(Selection selected, Optional<QubeName> atCursor) {
    selection = selected;
    cursor = atCursor;
    markCards();
  }

  /** Lets everything fade that has to do with none of these; nothing fades when nothing is said. */
  public void emphasise(Optional<Set<QubeName>> qubes) {
    clear = qubes;
    fadeAll();
  }

  /** Lights those gateways and their grounds up as places to drop something, and one even more. */
  public void offer(Set<QubeName> gateways, Optional<QubeName> aimed) {
    forEachCard(c -> c.offer(gateways.contains(c.qube()), aimed.equals(Optional.of(c.qube()))));
    grounds.forEach(p -> {
      var gateway = p.shown().gateway();
      p.node().pseudoClassStateChanged(TARGET, gateways.contains(gateway));
      p.node().pseudoClassStateChanged(AIMED, aimed.equals(Optional.of(gateway)));
    });
    if (gateways.isEmpty()) {
      fadeAll();
    } else {
      cards.fade(c -> !gateways.contains(c.qube()));
    }
  }

  /** The card of that qube, if it is drawn. */
  public Optional<Node> card(QubeName qube) {
    return cards.node(c -> c.qube().equals(qube));
  }

  /** The qube whose card that is, or whose card it is a part of. */
  public static Optional<QubeName> qubeOf(Object target) {
    for (var node = target instanceof Node n ? n : null; node != null; node = node.getParent()) {
      if (node instanceof QubeCard card) {
        return Optional.of(card.qube());
      }
    }
    return Optional.empty();
  }

  /** One more card that looks like this one, to be carried around. */
  public Node copyOf(Card card) {
    var copy = new QubeCard(card.qube(), messages, lettering);
    copy.show(card);
    copy.resize(card.box().width(), card.box().height());
    return copy;
  }

  private void forEachCard(Consumer<QubeCard> action) {
    cards.forEach(p -> {
      if (p.node() instanceof QubeCard card) {
        action.accept(card);
      }
    });
  }

  private void markCards() {
    forEachCard(c -> {
      c.select(selection.contains(c.qube()));
      c.point(cursor.equals(Optional.of(c.qube())));
    });
  }

  private void fadeAll() {
    Predicate<QubeName> back = q -> clear.filter(c -> !c.contains(q)).isPresent();
    cards.fade(c -> back.test(c.qube()));
    lines.fade(
        l -> back.test(l.from()) && (!QubeName.isValid(l.to()) || back.test(new QubeName(l.to()))));
    Predicate<LeakRoute> leakBack = l -> l.from().stream().allMatch(back) && back.test(l.to());
    leaks.fade(leakBack);
    leakLabels.fade(leakBack);
  }

  private Piece<Card> newCard(Card card) {
    var piece = shapes.card(card, lettering);
    Tooltip.install(piece.node(), tooltip);
    piece.node().setOnMouseEntered(_ -> tooltip.setText(piece.node().getAccessibleText()));
    return piece;
  }

  private Piece<LeakRoute> newLeakLabel(LeakRoute leak) {
    var piece = shapes.leakLabel(leak);
    var node = piece.node();
    node.hoverProperty().subscribe(over -> light(piece.shown(), over));
    node.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            onLeak.accept(piece.shown());
            event.consume();
          }
        });
    return piece;
  }

  private void light(LeakRoute leak, boolean lit) {
    leaks
        .node(l -> keyOf(l).equals(keyOf(leak)))
        .ifPresent(n -> n.pseudoClassStateChanged(LIT, lit));
  }

  private static Object keyOf(LeakRoute leak) {
    return new LeakKey(leak.to(), leak.words().key());
  }
}
