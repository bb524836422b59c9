package org.torvm.ui.graph.drawing;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import org.torvm.graph.Card;
import org.torvm.graph.Marks;
import org.torvm.graph.Point;
import org.torvm.graph.Words;
import org.torvm.leak.Severity;
import org.torvm.leak.Verdict;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;

/** One qube in the graph. It keeps its place in the scene while what it shows changes. */
public final class QubeCard extends Pane {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
  private static final PseudoClass AIMED = PseudoClass.getPseudoClass("aimed");
  private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
  private static final double STRIPE = 8;
  private static final double MARK = 16;
  private static final double BADGE = 19;

  private final QubeName qube;
  private final Messages messages;
  private final Region stripe = new Region();
  private final Region dot = new Region();
  private final CardText name;
  private final CardText kind;
  private final SVGPath mark = new SVGPath();
  private final Label badge = new Label();

  QubeCard(QubeName qube, Messages messages, Lettering lettering) {
    this.qube = qube;
    this.messages = messages;
    setAccessibleRole(AccessibleRole.BUTTON);
    setManaged(false);
    getStyleClass().add("qube-card");
    stripe.getStyleClass().add("card-stripe");
    dot.getStyleClass().add("card-dot");
    name = new CardText("qube-name", lettering);
    name.show(qube.value());
    kind = new CardText("qube-kind", lettering);
    mark.getStyleClass().add("card-mark");
    badge.getStyleClass().add("badge");
    badge.setAlignment(Pos.CENTER);
    getChildren().addAll(stripe, dot, name.node(), kind.node(), mark, badge);
    getChildren().forEach(child -> child.setManaged(false));
  }

  /** The qube that it stands for. */
  public QubeName qube() {
    return qube;
  }

  /** Says what that card says; where it stands is not its own business. */
  void show(Card card) {
    stripe.setStyle("-fx-background-color: " + card.label().hex());
    kind.show(messages.say(card.kind()));
    var verdict = card.gateway() ? Verdict.TORIFIED : card.verdict();
    mark.getStyleClass().setAll("card-mark", card.gateway() ? "gateway" : card.verdict().word());
    mark.setContent(Marks.path(verdict, new Point(0, 0)));
    showBadge(card.worst());
    boolean on = card.state().isOn() && card.state() != PowerState.UNKNOWN;
    pseudoClassStateChanged(ON, on);
    pseudoClassStateChanged(UNKNOWN, card.verdict() == Verdict.UNKNOWN);
    setAccessibleText(inWords(card, on));
    requestLayout();
  }

  void letter(Lettering lettering) {
    name.letter(lettering);
    kind.letter(lettering);
  }

  void select(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
  }

  /** Marks it as the one that the keyboard acts on. */
  void point(boolean cursor) {
    pseudoClassStateChanged(CURSOR, cursor);
  }

  /** Lights it up as something that a qube can be dropped on. */
  void offer(boolean target, boolean aimed) {
    pseudoClassStateChanged(TARGET, target);
    pseudoClassStateChanged(AIMED, aimed);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    stripe.resizeRelocate(0, 0, STRIPE, getHeight());
    dot.resizeRelocate(17, 10, 10, 10);
    name.place(32, 15, width - 56);
    kind.place(17, 29.5, width - 27);
    mark.setLayoutX(width - MARK);
    mark.setLayoutY(15);
    badge.resizeRelocate(width - 13, -9, BADGE, BADGE);
  }

  private void showBadge(Optional<Severity> worst) {
    badge.setVisible(worst.isPresent());
    worst.ifPresent(severity -> {
      badge.setText(severity == Severity.INFO ? "i" : "!");
      badge.getStyleClass().setAll("badge", severity.word());
    });
  }

  private String inWords(Card card, boolean on) {
    var what =
        messages.say(
            "window.graph.card", Words.of(card), messages.say(on ? "window.on" : "window.off"));
    return card.worst()
        .map(s -> "window.severity." + s.word())
        .map(s -> messages.say("window.graph.card.warned", what, messages.say(s)))
        .orElse(what);
  }
}
