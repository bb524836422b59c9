package org.torvm.ui.sheet;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.leak.Finding;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/** The pieces that the pages of sheets are put together from. FX thread only. */
public final class Blocks {
  private final Messages messages;

  /** Pieces with those words. */
  public Blocks(Messages messages) {
    this.messages = messages;
  }

  /** A heading. */
  public Label heading(Text text) {
    return label(text, "sheet-heading");
  }

  /** Words that explain. */
  public Label paragraph(Text text) {
    return label(text, "sheet-paragraph");
  }

  /** A paragraph in a frame whose style says how grave it is. */
  public Node notice(Text text, String style) {
    var label = label(text, "notice-words");
    var box = new HBox(label);
    HBox.setHgrow(label, Priority.ALWAYS);
    box.getStyleClass().addAll("notice", style);
    return box;
  }

  /** A heading and a line for each text, or nothing when there is none. */
  public Optional<Node> section(String headingKey, List<Text> lines, String sign, String style) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    var box = new VBox(heading(Text.of(headingKey)));
    box.getStyleClass().add("sheet-section");
    lines.forEach(l -> box.getChildren().add(signed(l, sign, style)));
    return Optional.of(box);
  }

  /** A line with a sign before it. */
  public Node signed(Text text, String sign, String style) {
    var mark = new Label(sign);
    mark.getStyleClass().addAll("sheet-sign", style);
    mark.setMinWidth(18);
    var words = label(text, "sheet-line");
    var row = new HBox(mark, words);
    HBox.setHgrow(words, Priority.ALWAYS);
    row.getStyleClass().add("sheet-row");
    return row;
  }

  /** Rows that stand close together. */
  public static Node group(List<Node> rows) {
    var box = new VBox();
    box.getStyleClass().add("sheet-section");
    box.getChildren().setAll(rows);
    return box;
  }

  /** A remark that belongs to the line before it. */
  public Label aside(Text text) {
    return label(text, "sheet-aside");
  }

  /** A line that sums up what follows. */
  public Label summary(Text text) {
    return label(text, "sheet-summary");
  }

  /** Findings that will be there, each with its severity. */
  public Optional<Node> findings(String headingKey, List<Finding> findings) {
    return list(headingKey, findings.stream().map(this::finding).toList());
  }

  /** Findings that will be gone. */
  public Optional<Node> vanishing(String headingKey, List<Finding> findings) {
    return list(headingKey, findings.stream().map(f -> signed(f.title(), "✓", "good")).toList());
  }

  private Optional<Node> list(String headingKey, List<Node> rows) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var box = new VBox(heading(Text.of(headingKey)));
    box.getStyleClass().add("sheet-section");
    box.getChildren().addAll(rows);
    return Optional.of(box);
  }

  private Node finding(Finding finding) {
    var severity = new Label(messages.say("window.severity." + finding.severity().word()));
    severity.getStyleClass().addAll("chip", finding.severity().word());
    severity.setMinWidth(Region.USE_PREF_SIZE);
    var words = label(finding.title(), "sheet-line");
    var row = new HBox(8, severity, words);
    HBox.setHgrow(words, Priority.ALWAYS);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** Words beside a sign that something is under way. */
  public Node waiting(Text text) {
    var turning = new ProgressIndicator();
    turning.setMaxSize(18, 18);
    var row = new HBox(10, turning, paragraph(text));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Label label(Text text, String style) {
    var label = new Label(messages.say(text));
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    label.getStyleClass().add(style);
    return label;
  }
}
