package org.torvm.ui.findings;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.leak.Finding;
import org.torvm.leak.Remedy;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/** What an open row tells: why it matters, where that is known from, what the fix will change. */
final class FindingDetails extends VBox {
  private final Messages messages;
  private final FindingWishes wishes;
  private final FindingText text;

  FindingDetails(FindingGroup group, QubesSystem system, Messages messages, FindingWishes wishes) {
    this.messages = messages;
    this.wishes = wishes;
    this.text = new FindingText(messages);
    var finding = group.first();
    getStyleClass().add("finding-details");
    add("window.finding.why", messages.say(finding.why()), "plain");
    add("window.finding.path", FindingText.path(finding.path()), "path");
    switch (finding.remedy()) {
      case Remedy.Fix fix -> add("window.finding.changes", changes(fix, system), "plain");
      case Remedy.Guided(Text label) -> add("window.finding.fix", messages.say(label), "plain");
      case Remedy.Explain(Text label) -> add("window.finding.fix", messages.say(label), "plain");
    }
    add("window.finding.source", messages.say(finding.source()), "plain");
    getChildren().add(buttons(finding));
    group.findings().stream().skip(1).forEach(this::addOther);
  }

  private String changes(Remedy.Fix fix, QubesSystem system) {
    var words = new GoalWords(system);
    return String.join(
        "\n", fix.goals().stream().map(g -> messages.say(words.of(g))).distinct().toList());
  }

  private void add(String headingKey, String words, String style) {
    if (words.isBlank()) {
      return;
    }
    var heading = new Label(messages.say(headingKey));
    heading.getStyleClass().add("details-heading");
    heading.setMinWidth(126);
    heading.setMaxWidth(126);
    var label = new Label(words);
    label.setWrapText(true);
    label.getStyleClass().addAll("details-words", style);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(820);
    HBox.setHgrow(label, Priority.ALWAYS);
    getChildren().add(new HBox(12, heading, label));
  }

  private Node buttons(Finding finding) {
    var name = finding.id().replace(':', '-');
    var path =
        small(
            "copy-path-" + name,
            "window.finding.copy-path",
            () -> wishes.copy(FindingText.path(finding.path())));
    var all =
        small(
            "copy-warning-" + name, "window.finding.copy", () -> wishes.copy(text.whole(finding)));
    var show = small("show-" + name, "window.finding.show", () -> wishes.select(finding.qube()));
    var row = new FlowPane(8, 4);
    row.getStyleClass().add("details-buttons");
    var isQube = !finding.qube().equals(QubeName.DOM0);
    row.getChildren().setAll(isQube ? List.of(show, path, all) : List.of(path, all));
    return row;
  }

  private Button small(String id, String key, Runnable action) {
    var button = new Button(messages.say(key));
    button.setId(id);
    button.getStyleClass().add("fix");
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void addOther(Finding finding) {
    var qube = new Label(finding.qube().value());
    qube.getStyleClass().add("finding-qube");
    qube.setMinWidth(170);
    var path = new Label(FindingText.path(finding.path()));
    path.getStyleClass().add("path");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var row = new HBox(12, qube, path, space);
    row.setAlignment(Pos.CENTER_LEFT);
    if (finding.remedy() instanceof Remedy.Fix fix) {
      var button = new Button(messages.say(fix.label()));
      button.setId("fix-" + finding.id().replace(':', '-'));
      button.getStyleClass().add("fix");
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(_ -> wishes.mend(finding));
      row.getChildren().add(button);
    }
    getChildren().add(row);
  }
}
