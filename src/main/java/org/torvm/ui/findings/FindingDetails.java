package org.torvm.ui.findings;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.leak.Finding;
import org.torvm.leak.Goal;
import org.torvm.leak.Remedy;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/** What an open row tells: why it matters, where that is known from, what the fix will change. */
final class FindingDetails extends VBox {
  private final Messages messages;

  FindingDetails(FindingGroup group, Messages messages, Consumer<Finding> mend) {
    this.messages = messages;
    var finding = group.first();
    getStyleClass().add("finding-details");
    add("window.finding.why", messages.say(finding.why()), "plain");
    add("window.finding.path", String.join(" → ", finding.path().words()), "path");
    switch (finding.remedy()) {
      case Remedy.Fix fix ->
          add(
              "window.finding.changes",
              String.join("\n", fix.goals().stream().map(this::words).distinct().toList()),
              "plain");
      case Remedy.Guided(Text label) -> add("window.finding.fix", messages.say(label), "plain");
      case Remedy.Explain(Text label) -> add("window.finding.fix", messages.say(label), "plain");
    }
    add("window.finding.source", messages.say(finding.source()), "plain");
    group.findings().stream().skip(1).forEach(f -> addOther(f, mend));
  }

  private void add(String headingKey, String words, String style) {
    if (words.isBlank()) {
      return;
    }
    var heading = new Label(messages.say(headingKey));
    heading.getStyleClass().add("details-heading");
    heading.setMinWidth(110);
    heading.setMaxWidth(110);
    var text = new Label(words);
    text.setWrapText(true);
    text.getStyleClass().addAll("details-words", style);
    text.setMaxWidth(760);
    HBox.setHgrow(text, Priority.ALWAYS);
    getChildren().add(new HBox(12, heading, text));
  }

  private void addOther(Finding finding, Consumer<Finding> mend) {
    var qube = new Label(finding.qube().value());
    qube.getStyleClass().add("finding-qube");
    qube.setMinWidth(170);
    var path = new Label(String.join(" → ", finding.path().words()));
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
      button.setOnAction(_ -> mend.accept(finding));
      row.getChildren().add(button);
    }
    getChildren().add(row);
  }

  private String words(Goal goal) {
    return messages.say(
        switch (goal) {
          case Goal.NetQubeIs g ->
              g.netQube()
                  .map(n -> Text.of("window.goal.net-qube", g.qube().value(), n.value()))
                  .orElseGet(() -> Text.of("window.goal.no-net-qube", g.qube().value()));
          case Goal.DisposableTemplateIs g ->
              g.template()
                  .map(t -> Text.of("window.goal.disposables", g.qube().value(), t.value()))
                  .orElseGet(() -> Text.of("window.goal.no-disposables", g.qube().value()));
          case Goal.Tagged g -> Text.of("window.goal.tagged", g.qube().value(), g.tag());
          case Goal.Untagged g -> Text.of("window.goal.untagged", g.qube().value(), g.tag());
          case Goal.FeatureIs g -> Text.of("window.goal.feature", g.qube().value(), g.key());
          case Goal.Off g -> Text.of("window.goal.off", g.qube().value());
        });
  }
}
