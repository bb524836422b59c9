package org.torvm.ui.frame;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.textfield.CustomTextField;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;
import org.torvm.ui.shown.Matches;

/**
 * Where a user types what to look for. Enter goes to the next qube that was found, Shift+Enter to
 * the one before, Escape gives the search up.
 */
final class SearchField extends CustomTextField {
  private final Messages messages;
  private final BarWishes wishes;
  private final Label found = new Label();

  SearchField(Messages messages, BarWishes wishes) {
    this.messages = messages;
    this.wishes = wishes;
    setId("search");
    getStyleClass().add("search-field");
    setPromptText(messages.say("window.search.prompt"));
    setAccessibleText(messages.say("window.search"));
    found.setId("search-found");
    found.getStyleClass().add("search-found");
    found.setMinWidth(Region.USE_PREF_SIZE);
    var right = new HBox(found);
    right.setAlignment(Pos.CENTER_RIGHT);
    setRight(right);
    textProperty().subscribe((_, now) -> wishes.search(now));
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Says how many were found and which of them is selected. */
  void show(Matches matches, Optional<QubeName> selected) {
    boolean idle = getText().isBlank();
    int count = matches.qubes().size();
    var place = matches.place(selected);
    found.setText(
        idle
            ? ""
            : count == 0
                ? messages.say("window.search.none")
                : place.isPresent()
                    ? messages.say("window.search.place", place.getAsInt(), count)
                    : messages.say("window.search.count", count));
    found.getStyleClass().removeAll("none");
    if (!idle && count == 0) {
      found.getStyleClass().add("none");
    }
    setAccessibleHelp(found.getText());
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      wishes.step(!event.isShiftDown());
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      clear();
      wishes.leaveSearch();
      event.consume();
    }
  }
}
