package org.torvm.ui.frame;

import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.torvm.text.Messages;

/** Which keys do what, over the window. Escape, Enter or F1 closes it. */
public final class KeySheet extends StackPane {
  private static final List<String> ROWS =
      List.of(
          "torify", "undo", "history", "search", "areas", "tab", "walk", "select", "filters",
          "zoom", "apply", "escape", "keys");

  private final Button close;
  private Optional<Node> before = Optional.empty();

  /** The sheet, closed. */
  public KeySheet(Messages messages) {
    setId("keys-sheet");
    getStyleClass().add("sheet-layer");
    var title = new Label(messages.say("window.keys"));
    title.getStyleClass().add("sheet-title");
    var table = new GridPane();
    table.getStyleClass().add("key-table");
    for (int i = 0; i < ROWS.size(); i++) {
      var key = new Label(messages.say("window.keys." + ROWS.get(i)));
      key.getStyleClass().add("key");
      key.setMinWidth(Region.USE_PREF_SIZE);
      GridPane.setHalignment(key, HPos.RIGHT);
      var words = new Label(messages.say("window.keys." + ROWS.get(i) + ".words"));
      words.setWrapText(true);
      table.addRow(i, key, words);
    }
    close = new Button(messages.say("window.keys.close"));
    close.setId("keys-close");
    close.getStyleClass().add("primary");
    close.setOnAction(_ -> close());
    var footer = new VBox(close);
    footer.setAlignment(Pos.CENTER_RIGHT);
    footer.getStyleClass().add("sheet-footer");
    var card = new VBox(title, table, footer);
    card.getStyleClass().add("sheet");
    card.setAccessibleRole(AccessibleRole.DIALOG);
    card.setAccessibleText(messages.say("window.keys"));
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().setAll(card);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    setVisible(false);
  }

  /** Shows it and takes the keyboard until it is closed. */
  public void open() {
    before = Optional.ofNullable(getScene()).map(s -> s.getFocusOwner());
    setVisible(true);
    close.requestFocus();
  }

  private void close() {
    setVisible(false);
    before.ifPresent(Node::requestFocus);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB) {
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE
        || event.getCode() == KeyCode.ENTER
        || event.getCode() == KeyCode.F1) {
      close();
      event.consume();
    }
  }
}
