package org.torvm.ui.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.torvm.change.Difference;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Preview;
import org.torvm.change.Step;
import org.torvm.change.StepWords;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import org.torvm.ui.sheet.Blocks;

/** What a plan would do: what must not be overlooked first, then setting by setting. */
final class PreviewPage {
  private final Blocks blocks;
  private final Messages messages;

  PreviewPage(Blocks blocks, Messages messages) {
    this.blocks = blocks;
    this.messages = messages;
  }

  List<Node> of(Preview preview) {
    var page = new ArrayList<Node>();
    page.add(blocks.summary(Summary.of(preview)));
    preview.notes().stream()
        .filter(Summary::isGrave)
        .forEach(n -> page.add(blocks.notice(n, "warning")));
    Summary.critical(preview)
        .forEach(f ->
            page.add(
                blocks.notice(
                    Text.of(
                        preview.appearing().contains(f)
                            ? "window.change.critical.new"
                            : "window.change.critical.remains",
                        f.title()),
                    "warning")));
    byQube(preview).forEach((qube, changes) -> page.add(card(qube, changes, preview.plan())));
    blocks
        .findings("window.change.appearing", Summary.lesser(preview.appearing()))
        .ifPresent(page::add);
    blocks
        .findings("window.change.remaining", Summary.lesser(preview.remaining()))
        .ifPresent(page::add);
    blocks.vanishing("window.change.vanishing", preview.vanishing()).ifPresent(page::add);
    var notes = preview.notes().stream().filter(n -> !Summary.isGrave(n)).toList();
    blocks.section("window.change.notes", notes, "•", "note").ifPresent(page::add);
    return page;
  }

  private static Map<QubeName, List<Difference>> byQube(Preview preview) {
    var groups = new LinkedHashMap<QubeName, List<Difference>>();
    preview.changes().forEach(d -> groups.computeIfAbsent(d.qube(), _ -> new ArrayList<>()).add(d));
    return groups;
  }

  private Node card(QubeName qube, List<Difference> changes, Plan plan) {
    var name = new Label(qube.value());
    name.getStyleClass().add("change-qube");
    var box = new VBox(name);
    box.setId("changes-" + qube);
    box.getStyleClass().add("change-card");
    var grid = grid();
    int row = 0;
    for (Difference difference : changes) {
      if (difference instanceof Difference.Changed changed) {
        addRow(grid, row++, changed);
      }
    }
    if (row > 0) {
      box.getChildren().add(grid);
    }
    changes.stream()
        .filter(Difference.Happens.class::isInstance)
        .forEach(h -> box.getChildren().add(blocks.signed(h.inWords(), "➜", "change")));
    plan.steps().stream()
        .map(PlannedStep::step)
        .filter(s -> s.isFinal() && s.qube().equals(qube))
        .forEach(s -> box.getChildren().add(finalMark(s)));
    return box;
  }

  /** Says of a step that nothing takes it back, in words and by a sign. */
  private Node finalMark(Step step) {
    var line = blocks.signed(Text.of("window.change.final", StepWords.of(step)), "✗", "critical");
    line.getStyleClass().add("final-step");
    return line;
  }

  private static GridPane grid() {
    var grid = new GridPane();
    grid.getStyleClass().add("change-grid");
    var what = new ColumnConstraints();
    what.setMinWidth(130);
    var before = new ColumnConstraints();
    before.setHgrow(Priority.SOMETIMES);
    before.setPercentWidth(30);
    var after = new ColumnConstraints();
    after.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().setAll(what, before, new ColumnConstraints(18), after);
    return grid;
  }

  private void addRow(GridPane grid, int row, Difference.Changed changed) {
    var what = new Label(messages.say(changed.what()));
    what.getStyleClass().add("change-what");
    what.setWrapText(true);
    what.setAccessibleText(messages.say(changed.inWords()));
    var arrow = new Label("→");
    arrow.getStyleClass().add("change-arrow");
    grid.addRow(
        row,
        what,
        value(changed.before(), "change-before"),
        arrow,
        value(changed.after(), "change-after"));
    grid.getChildren().forEach(n -> GridPane.setValignment(n, VPos.TOP));
  }

  /** The value, marked where it follows the default. */
  private Node value(Difference.Value value, String style) {
    var word = new Label(messages.say(value.word()));
    word.getStyleClass().add(style);
    word.setWrapText(true);
    var box = new FlowPane(6, 2, word);
    box.setAlignment(Pos.TOP_LEFT);
    if (value.isDefault()) {
      var mark = new Label(messages.say("window.change.default"));
      mark.getStyleClass().add("change-default");
      box.getChildren().add(mark);
    }
    return box;
  }
}
