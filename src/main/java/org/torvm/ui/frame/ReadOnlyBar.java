package org.torvm.ui.frame;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.torvm.apply.ReadOnly;
import org.torvm.text.Messages;

/** Says that nothing can be changed and why, as long as that is so. */
public final class ReadOnlyBar extends HBox {
  private final Messages messages;
  private final Label words = new Label();
  private final Button again = new Button();

  /** A bar that takes no room yet. */
  public ReadOnlyBar(Messages messages, BarWishes wishes) {
    this.messages = messages;
    setId("read-only");
    getStyleClass().add("calm-bar");
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleRole(AccessibleRole.NODE);
    words.setId("read-only-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    again.setId("read-only-again");
    again.setText(messages.say("window.read-only.again"));
    again.setMinWidth(Region.USE_PREF_SIZE);
    again.setOnAction(_ -> wishes.tryAgain());
    again.managedProperty().bind(again.visibleProperty());
    managedProperty().bind(visibleProperty());
    getChildren().setAll(words, again);
    show(Optional.empty());
  }

  /** Shows that reason, or nothing. */
  public void show(Optional<ReadOnly> why) {
    setVisible(why.isPresent());
    words.setText(why.map(r -> messages.say("window.read-only", r.reason())).orElse(""));
    setAccessibleText(words.getText());
    again.setVisible(why.filter(r -> !r.chosen()).isPresent());
  }
}
