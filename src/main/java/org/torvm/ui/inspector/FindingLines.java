package org.torvm.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.leak.Finding;
import org.torvm.leak.Remedy;
import org.torvm.leak.Verdict;
import org.torvm.text.Text;
import org.torvm.ui.findings.FindingWishes;
import org.torvm.ui.findings.SeverityMark;

/** Findings for a narrow column: severity, what can leak, path, fix. */
final class FindingLines {
  private final Writing writing;
  private final FindingWishes wishes;

  FindingLines(Writing writing, FindingWishes wishes) {
    this.writing = writing;
    this.wishes = wishes;
  }

  /** Those findings, or that there is none. */
  List<Node> of(List<Finding> findings, boolean complete) {
    if (findings.isEmpty()) {
      return List.of(none(complete));
    }
    return findings.stream().map(f -> card(f, "inspector-fix-")).toList();
  }

  /** One finding; the id of its button begins so. */
  Node card(Finding finding, String id) {
    var parts = new ArrayList<Node>();
    var severity = finding.severity().word();
    var word = writing.word(writing.say("window.severity." + severity), "severity", severity);
    var top = new HBox(7, new SeverityMark(finding.severity()), word);
    top.setAlignment(Pos.CENTER_LEFT);
    parts.add(top);
    parts.add(writing.text(writing.say(finding.title()), "inspector-words"));
    if (finding.path().words().size() > 1) {
      parts.add(writing.text(String.join(" → ", finding.path().words()), "path"));
    }
    switch (finding.remedy()) {
      case Remedy.Fix(Text label, var _) -> parts.add(button(finding, label, id));
      case Remedy.Guided(Text label) -> parts.add(advice(label));
      case Remedy.Explain(Text label) -> parts.add(advice(label));
    }
    var card = new VBox(4);
    card.getChildren().setAll(parts);
    card.getStyleClass().addAll("finding-card", severity);
    return card;
  }

  private Node button(Finding finding, Text label, String id) {
    var words = writing.say(label);
    var button = new Button(words);
    button.setId(id + finding.id().replace(':', '-'));
    button.getStyleClass().add("fix");
    button.setWrapText(true);
    button.setMinHeight(Region.USE_PREF_SIZE);
    button.setAccessibleText(writing.say("window.inspector.fix", words, finding.qube()));
    button.setOnAction(_ -> wishes.mend(finding));
    return button;
  }

  private Node advice(Text label) {
    return writing.text(writing.say(label), "muted", "inspector-words");
  }

  private Node none(boolean complete) {
    var key = complete ? "window.inspector.findings.none" : "window.inspector.findings.incomplete";
    var mark = complete ? new Region() : new VerdictMark(Verdict.UNKNOWN);
    if (complete) {
      mark.getStyleClass().add("good-mark");
      mark.setMinSize(15, 15);
      mark.setMaxSize(15, 15);
    }
    return writing.row(mark, writing.text(writing.say(key), "inspector-words"));
  }
}
