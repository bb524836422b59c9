package org.torvm.ui.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.torvm.apply.ReadOnly;
import org.torvm.change.PastChange;
import org.torvm.change.PastChange.State;
import org.torvm.leak.LeakReport;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import org.torvm.ui.fx.Times;
import org.torvm.ui.sheet.Blocks;
import org.torvm.ui.sheet.Sheet;
import org.torvm.ui.sheet.Standing;
import org.torvm.ui.sheet.StepLines;

/**
 * A change that was not finished: what was being done and when, how far it came, what is true now,
 * and the ways on from there. Nothing is changed before the user has seen a preview.
 */
public final class RecoverySheet extends StackPane {
  private static final double WIDTH = 700;

  private final RecoveryViewModel model;
  private final Messages messages;
  private final Times times;
  private final Blocks blocks;
  private final Sheet sheet;
  private final Button leave = new Button();
  private final Button later = new Button();
  private final Button rollBack = new Button();
  private final Button finish = new Button();
  private Optional<LeakReport> report = Optional.empty();
  private Optional<ReadOnly> readOnly = Optional.empty();

  /**
   * The sheet, closed.
   *
   * @param covered what lies under it
   * @param yields whether something else is open over it and has the keyboard
   */
  public RecoverySheet(
      RecoveryViewModel model,
      Messages messages,
      Times times,
      Node covered,
      BooleanSupplier yields) {
    this.model = model;
    this.messages = messages;
    this.times = times;
    this.blocks = new Blocks(messages);
    this.sheet = new Sheet("recovery", footer(), covered, yields, WIDTH, model::close);
    visibleProperty().bind(sheet.visibleProperty());
    getChildren().setAll(sheet);
    model.shownProperty().subscribe((_, now) -> show(now));
  }

  /** Takes note of a new audit. */
  public void show(LeakReport next) {
    report = Optional.of(next);
    render();
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
    button(leave, "recovery-leave", "window.past.leave", model::leave);
    button(later, "recovery-later", "window.recovery.later", model::close);
    button(rollBack, "recovery-roll-back", "window.past.roll-back", model::rollBack);
    button(finish, "recovery-finish", "window.past.finish", model::finish);
    finish.getStyleClass().add("primary");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var footer = new HBox(10, leave, space, later, rollBack, finish);
    footer.setAlignment(Pos.CENTER_LEFT);
    return footer;
  }

  private void button(Button button, String id, String key, Runnable action) {
    button.setId(id);
    button.setText(messages.say(key));
    button.setOnAction(_ -> action.run());
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.managedProperty().bind(button.visibleProperty());
  }

  private void show(Optional<PastChange> now) {
    if (now.isEmpty()) {
      sheet.close();
      return;
    }
    render();
    if (!sheet.isVisible()) {
      // What is pressed by accident puts it off and does nothing else.
      sheet.open(later);
    }
  }

  private void render() {
    model.shownProperty().get().ifPresent(this::render);
  }

  private void render(PastChange past) {
    boolean broken = past.state() == State.BROKEN_OFF;
    sheet.title(messages.say(broken ? "window.recovery.broken-off" : "window.recovery.unfinished"));
    boolean free = readOnly.isEmpty();
    List.of(leave, rollBack, finish).forEach(b -> b.setVisible(free));
    rollBack.setDisable(!past.isUndoable());
    sheet.page().getChildren().setAll(page(past));
  }

  private List<Node> page(PastChange past) {
    var page = new ArrayList<Node>();
    page.add(blocks.summary(past.title()));
    page.add(blocks.paragraph(why(past)));
    blocks
        .section("window.recovery.now", Standing.of(past.qubes(), report), "➜", "change")
        .ifPresent(page::add);
    var steps = new ArrayList<Node>();
    steps.add(blocks.heading(Text.of("window.change.steps")));
    steps.addAll(new StepLines(blocks).of(past));
    page.add(Blocks.group(steps));
    readOnly.ifPresentOrElse(
        r -> page.add(blocks.notice(Text.of("window.read-only", r.reason()), "calm")),
        () -> page.add(waysOn()));
    int others = model.unfinishedProperty().get().size() - 1;
    if (others > 0) {
      page.add(blocks.paragraph(Text.of("window.recovery.more", others)));
    }
    return page;
  }

  private Node waysOn() {
    return blocks
        .section(
            "window.recovery.ways",
            List.of(
                Text.of("window.recovery.ways.finish"),
                Text.of("window.recovery.ways.roll-back"),
                Text.of("window.recovery.ways.leave")),
            "•",
            "note")
        .orElseThrow();
  }

  private Text why(PastChange past) {
    var when = times.date(past.at());
    return switch (past.state()) {
      case BROKEN_OFF -> Text.of("window.recovery.why.broken-off", when);
      case STOPPED -> Text.of("window.recovery.why.stopped", when);
      case FAILED -> Text.of("window.recovery.why.failed", when);
      case DONE -> Text.of("window.recovery.why.done", when);
    };
  }
}
