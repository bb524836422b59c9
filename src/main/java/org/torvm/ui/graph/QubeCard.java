package org.torvm.ui.graph;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
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
final class QubeCard extends Pane {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass FADED = PseudoClass.getPseudoClass("faded");
  private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
  private static final double MARK = 16;
  private static final double BADGE = 19;

  private final QubeName qube;
  private final Messages messages;
  private final Region stripe = new Region();
  private final Region dot = new Region();
  private final Label name = new Label();
  private final Label kind = new Label();
  private final SVGPath mark = new SVGPath();
  private final Label badge = new Label();
  private final Tooltip tooltip = new Tooltip();

  QubeCard(QubeName qube, Messages messages) {
    this.qube = qube;
    this.messages = messages;
    setId("qube-" + qube);
    setAccessibleRole(AccessibleRole.BUTTON);
    setManaged(false);
    getStyleClass().add("qube-card");
    stripe.getStyleClass().add("label-stripe");
    dot.getStyleClass().add("state-dot");
    name.getStyleClass().add("qube-name");
    kind.getStyleClass().add("qube-kind");
    mark.getStyleClass().add("verdict-mark");
    badge.getStyleClass().add("badge");
    badge.setAlignment(Pos.CENTER);
    getChildren().addAll(stripe, dot, name, kind, mark, badge);
    getChildren().forEach(child -> child.setManaged(false));
    Tooltip.install(this, tooltip);
  }

  QubeName qube() {
    return qube;
  }

  void show(Card card) {
    var box = card.box();
    resizeRelocate(box.x(), box.y(), box.width(), box.height());
    stripe.setStyle("-fx-background-color: " + card.label().hex());
    stripe.resizeRelocate(0, 0, 9, box.height());
    dot.resizeRelocate(17, 10, 10, 10);
    name.setText(qube.value());
    name.resizeRelocate(32, 5, box.width() - 56, 20);
    kind.setText(messages.say(card.kind()));
    kind.resizeRelocate(18, 23, box.width() - 30, 16);
    showMark(card, new Point(box.width() - MARK, 15));
    showBadge(card.worst(), box.width());
    boolean on = card.state().isOn() && card.state() != PowerState.UNKNOWN;
    pseudoClassStateChanged(ON, on);
    pseudoClassStateChanged(UNKNOWN, card.verdict() == Verdict.UNKNOWN);
    setAccessibleText(accessibleText(card, on));
    tooltip.setText(accessibleText(card, on));
  }

  void select(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
  }

  void fade(boolean faded) {
    pseudoClassStateChanged(FADED, faded);
  }

  private void showMark(Card card, Point at) {
    mark.getStyleClass().setAll("verdict-mark", card.gateway() ? "gateway" : css(card.verdict()));
    mark.setContent(Marks.path(card.gateway() ? Verdict.TORIFIED : card.verdict(), at));
  }

  private void showBadge(Optional<Severity> worst, double width) {
    badge.setVisible(worst.isPresent());
    worst.ifPresent(severity -> {
      badge.setText(severity == Severity.INFO ? "i" : "!");
      badge.getStyleClass().setAll("badge", severity.word());
      badge.resizeRelocate(width - 13, -9, BADGE, BADGE);
    });
  }

  private String accessibleText(Card card, boolean on) {
    String what =
        messages.say(
            "window.graph.card", Words.of(card), messages.say(on ? "window.on" : "window.off"));
    return card.worst()
        .map(s -> messages.say("window.graph.card.warned", what, messages.say(severityKey(s))))
        .orElse(what);
  }

  private static String severityKey(Severity severity) {
    return "window.severity." + severity.word();
  }

  private static String css(Verdict verdict) {
    return verdict.word();
  }
}
