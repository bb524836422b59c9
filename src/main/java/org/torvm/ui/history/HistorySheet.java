package org.torvm.ui.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.torvm.apply.ReadOnly;
import org.torvm.change.PastChange;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import org.torvm.ui.fx.Times;
import org.torvm.ui.sheet.Blocks;
import org.torvm.ui.sheet.Sheet;

/** All changes that are remembered, the newest first. */
public final class HistorySheet extends StackPane {
  private static final double WIDTH = 780;

  private final HistoryViewModel model;
  private final Messages messages;
  private final Times times;
  private final Blocks blocks;
  private final Button close = new Button();
  private final Button export = new Button();
  private final Label exported = new Label();
  private final Sheet sheet;
  private List<HistoryRow> rows = List.of();
  private Optional<ReadOnly> readOnly = Optional.empty();

  /**
   * The sheet, closed.
   *
   * @param covered what lies under it
   * @param yields whether something else is open over it and has the keyboard
   */
  public HistorySheet(
      HistoryViewModel model,
      Messages messages,
      Times times,
      Node covered,
      BooleanSupplier yields) {
    this.model = model;
    this.messages = messages;
    this.times = times;
    this.blocks = new Blocks(messages);
    this.sheet = new Sheet("history", footer(), covered, yields, WIDTH, model::close);
    sheet.title(messages.say("window.history"));
    visibleProperty().bind(sheet.visibleProperty());
    getChildren().setAll(sheet);
    model.pastProperty().subscribe(_ -> render());
    model.openProperty().subscribe((_, open) -> show(open));
    model.exportedProperty().subscribe(this::tell);
  }

  /** Takes note of whether anything can be changed. */
  public void showReadOnly(Optional<ReadOnly> why) {
    readOnly = why;
    render();
  }

  /** Is not seen while something else is open over it; takes the keyboard back afterwards. */
  public void makeWay(boolean away) {
    sheet.makeWay(away);
  }

  private Node footer() {
    close.setId("history-close");
    close.setText(messages.say("window.change.close"));
    close.getStyleClass().add("primary");
    close.setMinWidth(Region.USE_PREF_SIZE);
    close.setOnAction(_ -> model.close());
    export.setId("history-export");
    export.setText(messages.say("window.history.export"));
    export.setMinWidth(Region.USE_PREF_SIZE);
    export.setOnAction(_ -> model.export());
    var neutral = new CheckBox(messages.say("window.history.neutral"));
    neutral.setId("history-neutral");
    neutral.selectedProperty().bindBidirectional(model.neutralProperty());
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    exported.setId("history-exported");
    exported.setWrapText(true);
    exported.managedProperty().bind(exported.visibleProperty());
    var buttons = new HBox(10, export, neutral, space, close);
    buttons.setAlignment(Pos.CENTER_LEFT);
    return new VBox(exported, buttons);
  }

  private void show(boolean open) {
    if (open) {
      render();
      sheet.open(close);
    } else {
      sheet.close();
    }
  }

  private void tell(Optional<Text> result) {
    exported.setText(result.map(messages::say).orElse(""));
    exported.setVisible(result.isPresent());
  }

  /** What was unfolded stays so. */
  private void render() {
    if (!model.openProperty().get()) {
      return;
    }
    Set<String> unfolded = new HashSet<>();
    rows.stream().filter(HistoryRow::isUnfolded).forEach(r -> unfolded.add(r.getId()));
    var past = model.pastProperty().get();
    rows = past.stream().map(p -> row(p, unfolded.contains("past-" + p.id()))).toList();
    rows.forEach(r -> r.lock(readOnly.isPresent()));
    var page = new ArrayList<Node>();
    readOnly.ifPresent(
        r -> page.add(blocks.notice(Text.of("window.read-only", r.reason()), "calm")));
    if (rows.isEmpty()) {
      page.add(blocks.paragraph(Text.of("window.history.nothing")));
    }
    page.addAll(rows);
    export.setDisable(rows.isEmpty());
    sheet.page().getChildren().setAll(page);
  }

  private HistoryRow row(PastChange past, boolean unfolded) {
    return new HistoryRow(past, model, messages, times, unfolded);
  }
}
