package org.torvm.ui.recovery;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.torvm.change.PastChange;
import org.torvm.change.PastWords;
import org.torvm.text.Messages;
import org.torvm.ui.fx.Times;

/** Reminds of changes that are to be finished or rolled back, as long as there are any. */
public final class UnfinishedBar extends HBox {
  private final RecoveryViewModel model;
  private final Messages messages;
  private final Times times;
  private final Label words = new Label();

  /** A bar that takes no room yet. */
  public UnfinishedBar(RecoveryViewModel model, Messages messages, Times times) {
    this.model = model;
    this.messages = messages;
    this.times = times;
    setId("unfinished");
    getStyleClass().add("calm-bar");
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleRole(AccessibleRole.NODE);
    words.setId("unfinished-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    var look = new Button(messages.say("window.unfinished.look"));
    look.setId("unfinished-look");
    look.setMinWidth(Region.USE_PREF_SIZE);
    look.setOnAction(_ -> model.open());
    managedProperty().bind(visibleProperty());
    getChildren().setAll(words, look);
    model.unfinishedProperty().subscribe(_ -> show());
    model.shownProperty().subscribe(_ -> show());
  }

  private void show() {
    var open = model.unfinishedProperty().get();
    setVisible(!open.isEmpty() && model.shownProperty().get().isEmpty());
    words.setText(open.isEmpty() ? "" : words(open));
    setAccessibleText(words.getText());
  }

  private String words(List<PastChange> open) {
    var newest = open.getFirst();
    return messages.say(
        "window.unfinished",
        newest.title(),
        PastWords.state(newest),
        times.date(newest.at()),
        open.size() - 1);
  }
}
