package org.torvm.ui.change;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.torvm.change.Confirmation;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/**
 * A change, over the window: choose, preview, progress, result. It keeps the keyboard to itself
 * while it is open; Enter carries out what the preview shows, Escape closes it.
 */
public final class ChangeSheet extends StackPane {
  private static final double CHOOSING_HEIGHT = 760;
  private static final double WIDTH = 660;
  private static final double CHOOSING_WIDTH = 1080;

  private final ChangeViewModel model;
  private final Messages messages;
  private final Pages pages;
  private final ChoicePane choice;
  private final RunningChoice running;
  private final Agreements agreements;
  private final Label title = new Label();
  private final Label waiting = new Label();
  private final VBox page = new VBox();
  private final Button cancel = new Button();
  private final Button apply = new Button();
  private final Button undo = new Button();
  private final Button retry = new Button();
  private final Button stop = new Button();
  private final Button leave = new Button();
  private final Button rollBack = new Button();
  private final Button finish = new Button();

  /** The sheet of that change, closed. */
  public ChangeSheet(ChangeViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.pages = new Pages(messages);
    this.choice = new ChoicePane(model, messages);
    this.running = new RunningChoice(model, messages);
    this.agreements = new Agreements(model, messages);
    setId("change-sheet");
    getStyleClass().add("sheet-layer");
    var card = card();
    StackPane.setAlignment(card, Pos.CENTER);
    getChildren().setAll(card);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    sceneProperty().subscribe(this::guardFocus);
    model.stageProperty().subscribe((before, now) -> show(before, now));
    model
        .agreed()
        .addListener((SetChangeListener<Confirmation>) _ -> apply.setDisable(!model.canApply()));
    model.reportProperty().subscribe(r -> r.ifPresent(choice::offer));
    model.reportProperty().subscribe(_ -> refreshResult());
    show(new Stage.Closed(), model.stageProperty().get());
  }

  private BorderPane card() {
    title.getStyleClass().add("sheet-title");
    title.setId("change-title");
    page.getStyleClass().add("sheet-page");
    page.setId("change-page");
    var scroll = new ScrollPane(page);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    // A scroll pane does not ask its content how high it is when its lines are wrapped.
    page.heightProperty().subscribe(h -> scroll.setPrefViewportHeight(h.doubleValue()));
    var card = new BorderPane(scroll, title, null, footer(), choice);
    card.getStyleClass().add("sheet");
    card.setAccessibleRole(AccessibleRole.DIALOG);
    card.maxWidthProperty()
        .bind(Bindings.when(choice.visibleProperty()).then(CHOOSING_WIDTH).otherwise(WIDTH));
    card.maxHeightProperty()
        .bind(
            Bindings.when(choice.visibleProperty())
                .then(CHOOSING_HEIGHT)
                .otherwise(Region.USE_PREF_SIZE));
    choice.managedProperty().bind(choice.visibleProperty());
    return card;
  }

  private Node footer() {
    button(cancel, "change-cancel", "window.change.cancel", model::close);
    button(apply, "change-apply", "window.change.apply", model::apply);
    button(undo, "change-undo", "window.change.undo", this::undoThis);
    button(retry, "change-retry", "window.change.retry", model::retry);
    button(stop, "change-stop", "window.change.stop", model::stop);
    button(leave, "change-leave", "window.past.leave", () -> withLeft(model::leave));
    button(rollBack, "change-roll-back", "window.past.roll-back", () -> withLeft(model::takeBack));
    button(finish, "change-finish", "window.past.finish", () -> withLeft(model::finish));
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    waiting.setText(messages.say("window.change.waiting"));
    waiting.getStyleClass().add("muted");
    waiting.managedProperty().bind(waiting.visibleProperty());
    var buttons =
        new HBox(10, waiting, leave, space, undo, cancel, retry, rollBack, finish, stop, apply);
    buttons.setAlignment(Pos.CENTER_LEFT);
    var footer = new VBox(agreements, running, buttons);
    footer.getStyleClass().add("sheet-footer");
    return footer;
  }

  private void button(Button button, String id, String key, Runnable action) {
    button.setId(id);
    button.setText(messages.say(key));
    button.setOnAction(_ -> action.run());
    button.managedProperty().bind(button.visibleProperty());
    button.setMinWidth(Region.USE_PREF_SIZE);
  }

  private void show(Stage before, Stage now) {
    boolean open = !(now instanceof Stage.Closed);
    boolean opening = before instanceof Stage.Closed && open;
    setVisible(open);
    title.setText(title(now));
    boolean over = now.isOver();
    boolean busy = now instanceof Stage.Applying;
    choice.setVisible(model.kindProperty().get() == ChangeViewModel.Kind.TORIFY && !busy && !over);
    showApply(now, !busy && !over);
    boolean left = now.leftUnfinished().isPresent();
    retry.setVisible(now instanceof Stage.Failed && !left);
    List.of(leave, rollBack, finish).forEach(b -> b.setVisible(left));
    waiting.setVisible(busy);
    stop.setVisible(busy);
    stop.setDisable(now instanceof Stage.Applying applying && applying.stopping());
    cancel.setVisible(!busy);
    cancel.setText(messages.say(over ? "window.change.close" : "window.change.cancel"));
    undo.setVisible(now instanceof Stage.Done(Plan plan, var _) && canUndo(plan));
    running.update(now);
    page.getChildren().setAll(pages.of(now, model.reportProperty().get()));
    if (opening) {
      begin();
    } else if (over) {
      cancel.requestFocus();
    }
  }

  private void showApply(Stage now, boolean visible) {
    apply.setVisible(visible);
    apply.setDisable(!model.canApply());
    apply.setText(messages.say(applyWords(now)));
    boolean grave = now instanceof Stage.Ready ready && Summary.isGrave(ready.preview());
    apply.getStyleClass().removeAll("primary", "danger");
    apply.getStyleClass().add(grave ? "danger" : "primary");
  }

  private boolean canUndo(Plan plan) {
    boolean undone =
        switch (model.kindProperty().get()) {
          case UNDO, ROLL_BACK -> true;
          case TORIFY, MEND, PERFORM, FINISH -> false;
        };
    return !undone && plan.steps().stream().anyMatch(s -> s.inverse().isPresent());
  }

  /** The very change that has just been made, as far as it is remembered. */
  private void undoThis() {
    if (model.stageProperty().get() instanceof Stage.Done(var _, var remembered)) {
      remembered.filter(PastChange::isUndoable).ifPresentOrElse(model::takeBack, model::undo);
    }
  }

  private void withLeft(Consumer<PastChange> action) {
    model.stageProperty().get().leftUnfinished().ifPresent(action);
  }

  private Text applyWords(Stage now) {
    return now instanceof Stage.AlreadySo(Plan plan) && model.canApply()
        ? Text.of(
            plan.purpose().finishes().isPresent()
                ? "window.change.apply.finished"
                : "window.change.apply.forget")
        : model.applyWords();
  }

  /** Where the focus goes when nothing else has a claim to it. */
  private void refocus() {
    if (choice.isVisible()) {
      choice.lookup("#torify-search").requestFocus();
    } else if (cancel.isVisible()) {
      cancel.requestFocus();
    } else {
      page.requestFocus();
    }
  }

  private void begin() {
    if (choice.isVisible()) {
      choice.begin();
    } else if (cancel.isVisible()) {
      cancel.requestFocus();
    } else {
      page.requestFocus();
    }
  }

  private void refreshResult() {
    var stage = model.stageProperty().get();
    if (stage.isOver()) {
      page.getChildren().setAll(pages.of(stage, model.reportProperty().get()));
    }
  }

  private String title(Stage stage) {
    return switch (stage) {
      case Stage.Ready ready -> messages.say(ready.preview().plan().title());
      case Stage.Applying applying -> messages.say(applying.plan().title());
      case Stage.Done done -> messages.say(done.plan().title());
      case Stage.AlreadySo so -> messages.say(so.plan().title());
      case Stage.Failed failed -> messages.say(failed.failure().plan().title());
      case Stage.Stopped stopped -> messages.say(stopped.stopped().plan().title());
      case Stage.Closed _, Stage.Choosing _, Stage.Planning _, Stage.Refused _ ->
          switch (model.kindProperty().get()) {
            case TORIFY -> messages.say("window.change.title.torify");
            case MEND -> messages.say("window.change.title.mend");
            case PERFORM -> messages.say("window.change.title.perform");
            case UNDO -> messages.say("window.change.title.undo");
            case ROLL_BACK -> messages.say("window.change.title.roll-back");
            case FINISH -> messages.say("window.change.title.finish");
          };
    };
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      // What is being carried out is never stopped by a key that is pressed in passing.
      if (stop.isVisible()) {
        stop.requestFocus();
      }
      model.close();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)) {
      model.apply();
      event.consume();
    }
  }

  private void guardFocus(@Nullable Scene scene) {
    if (scene != null) {
      scene.focusOwnerProperty().subscribe(this::keepFocus);
    }
  }

  private void keepFocus(@Nullable Node owner) {
    if (isVisible() && owner != null && !isInside(owner)) {
      refocus();
    }
  }

  private boolean isInside(Node node) {
    for (Node here = node; here != null; here = here.getParent()) {
      if (here == this) {
        return true;
      }
    }
    return false;
  }
}
