package org.torvm.ui.inspector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.leak.Severity;
import org.torvm.portrait.Portrait;
import org.torvm.portrait.Standing;
import org.torvm.qubes.QubeName;
import org.torvm.text.Visible;
import org.torvm.ui.findings.SeverityMark;

/** Who the qube is, and the answer to the first question, in words with a mark. */
final class Head extends VBox {
  private final Writing writing;
  private final Moment moment;
  private final Region stripe = new Region();
  private final Label title = new Label();
  private final Label about = new Label();
  private final VBox standing = new VBox();
  private Optional<Portrait.Face> face = Optional.empty();
  private Optional<Standing> stood = Optional.empty();

  Head(Writing writing, Moment moment) {
    this.writing = writing;
    this.moment = moment;
    getStyleClass().add("inspector-head");
    stripe.getStyleClass().add("label-stripe");
    stripe.setMinWidth(7);
    stripe.setMaxWidth(7);
    title.setId("inspector-title");
    title.getStyleClass().add("inspector-title");
    about.setId("inspector-about");
    about.getStyleClass().add("inspector-about");
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    var names = new VBox(2, title, about);
    HBox.setHgrow(names, Priority.ALWAYS);
    standing.setId("inspector-standing");
    getChildren().setAll(new HBox(10, stripe, names), standing);
  }

  /** The qube that is shown. */
  Optional<QubeName> qube() {
    return face.map(Portrait.Face::name);
  }

  void show(Portrait portrait, Instant now) {
    if (!face.equals(Optional.of(portrait.face()))) {
      face = Optional.of(portrait.face());
      show(portrait.face(), now);
    }
    if (!stood.equals(Optional.of(portrait.standing()))) {
      stood = Optional.of(portrait.standing());
      show(portrait.standing());
    }
  }

  private void show(Portrait.Face shown, Instant now) {
    title.setText(shown.name().value());
    stripe.setStyle("-fx-background-color: " + shown.label().hex() + ";");
    stripe.setAccessibleText(writing.say("window.inspector.label", shown.label().name()));
    var parts = new ArrayList<String>();
    parts.add(capital(writing.say(shown.kind())));
    shown.template().ifPresent(t -> parts.add(t.value()));
    var state = writing.say(Portrait.words(shown.state()));
    parts.add(
        shown
            .since()
            .map(s -> writing.say("window.inspector.since", state, moment.of(s, now)))
            .orElse(state));
    shown.ip().map(Visible::of).ifPresent(parts::add);
    about.setText(String.join(" · ", parts));
  }

  private void show(Standing shown) {
    standing.getStyleClass().setAll("standing", shown.verdict().word());
    var nodes = new ArrayList<Node>();
    nodes.add(
        writing.row(
            new VerdictMark(shown.verdict()),
            writing.text(writing.say(shown.words()), "standing-words")));
    shown
        .leak()
        .ifPresent(leak ->
            nodes.add(
                writing.row(
                    new SeverityMark(Severity.CRITICAL),
                    writing.text(writing.say(leak), "standing-leak"))));
    shown.notes().forEach(n -> nodes.add(writing.text(writing.say(n), "standing-note")));
    standing.getChildren().setAll(nodes);
    standing.setAlignment(Pos.CENTER_LEFT);
  }

  private static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
