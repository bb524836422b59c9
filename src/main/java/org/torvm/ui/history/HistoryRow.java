package org.torvm.ui.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.change.PastChange;
import org.torvm.change.PastChange.Fate;
import org.torvm.change.PastChange.State;
import org.torvm.change.PastWords;
import org.torvm.text.Messages;
import org.torvm.ui.fx.Times;
import org.torvm.ui.sheet.Blocks;
import org.torvm.ui.sheet.StepLines;

/** One past change: what, when, how far; its steps when they are asked for; what can be done. */
final class HistoryRow extends VBox {
  private final PastChange past;
  private final Messages messages;
  private final String words;
  private final List<Button> buttons = new ArrayList<>();
  private final VBox steps = new VBox();

  /**
   * The row of that change.
   *
   * @param unfolded whether its steps are shown at first
   */
  HistoryRow(
      PastChange past, HistoryViewModel model, Messages messages, Times times, boolean unfolded) {
    this.past = past;
    this.messages = messages;
    this.words = messages.say(past.title());
    setId("past-" + past.id());
    getStyleClass().add("history-row");
    setAccessibleRole(AccessibleRole.NODE);
    var when = times.date(past.at());
    var state = messages.say(PastWords.state(past));
    setAccessibleText(String.join(", ", words, when, state));
    addButtons(model);
    steps.getStyleClass().add("history-steps");
    steps.managedProperty().bind(steps.visibleProperty());
    var fold = new ToggleButton();
    fold.selectedProperty()
        .subscribe(shown ->
            fold.setText(
                messages.say(
                    shown ? "window.history.steps.hide" : "window.history.steps",
                    past.allSteps().count())));
    fold.setId("steps-" + past.id());
    fold.setAccessibleHelp(words);
    fold.setMinWidth(Region.USE_PREF_SIZE);
    fold.setSelected(unfolded);
    steps.visibleProperty().bind(fold.selectedProperty());
    steps.visibleProperty().subscribe(this::fill);
    getChildren().setAll(head(when, state), foot(fold), steps);
  }

  /** Whether its steps are shown. */
  boolean isUnfolded() {
    return steps.isVisible();
  }

  private HBox head(String when, String state) {
    var sign = new Label(sign());
    sign.getStyleClass().addAll("sheet-sign", style());
    sign.setMinWidth(18);
    var title = new Label(words);
    title.getStyleClass().add("history-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    var told = new Label(state + " · " + when);
    told.getStyleClass().add("muted");
    told.setWrapText(true);
    var text = new VBox(2, title, told);
    HBox.setHgrow(text, Priority.ALWAYS);
    return new HBox(4, sign, text);
  }

  private HBox foot(ToggleButton fold) {
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var foot = new HBox(8, fold, space);
    foot.getChildren().addAll(buttons);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("history-foot");
    return foot;
  }

  private void addButtons(HistoryViewModel model) {
    if (past.state() == State.DONE) {
      add(past.isUndoable(), "undo", "window.past.undo", model::takeBack);
      return;
    }
    boolean stands = past.fate() != Fate.TAKEN_BACK;
    add(past.isUnfinished(), "leave", "window.past.leave", model::leave);
    add(past.isUndoable(), "roll-back", "window.past.roll-back", model::takeBack);
    add(stands, "finish", "window.past.finish", model::finish);
  }

  private void add(boolean possible, String id, String key, Consumer<PastChange> action) {
    if (possible) {
      var button = new Button(messages.say(key));
      button.setId(id + "-" + past.id());
      button.setAccessibleText(button.getText() + ": " + words);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(_ -> action.accept(past));
      buttons.add(button);
    }
  }

  /** Lets nothing be begun where nothing can be changed. */
  void lock(boolean locked) {
    buttons.forEach(b -> b.setVisible(!locked));
  }

  /** Puts the steps there when they are first looked at. */
  private void fill(boolean shown) {
    if (shown && steps.getChildren().isEmpty()) {
      steps.getChildren().setAll(new StepLines(new Blocks(messages)).of(past));
    }
  }

  private String sign() {
    return switch (past.fate()) {
      case TAKEN_BACK -> "←";
      case LEFT -> "–";
      case STANDS ->
          switch (past.state()) {
            case DONE -> "✓";
            case STOPPED -> "■";
            case FAILED -> "✗";
            case BROKEN_OFF -> "!";
          };
    };
  }

  private String style() {
    return past.isUnfinished() ? "high" : past.fate() == Fate.STANDS ? "good" : "note";
  }
}
