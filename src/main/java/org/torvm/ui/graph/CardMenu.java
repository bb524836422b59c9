package org.torvm.ui.graph;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.torvm.text.Messages;
import org.torvm.ui.action.QubeAction;

/** The menu of what can be done with the selected qubes. */
final class CardMenu {
  private final Messages messages;
  private final GraphWishes wishes;
  private final ContextMenu menu = new ContextMenu();

  CardMenu(Messages messages, GraphWishes wishes) {
    this.messages = messages;
    this.wishes = wishes;
    menu.setId("card-menu");
  }

  /** Opens it at that point of the screen, unless nothing can be done. */
  void open(Node owner, double screenX, double screenY) {
    if (fill()) {
      menu.show(owner, screenX, screenY);
    }
  }

  /** Opens it under that card, with its first item chosen. */
  void openUnder(Node card) {
    if (fill()) {
      menu.show(card, Side.BOTTOM, 8, 2);
    }
  }

  void close() {
    menu.hide();
  }

  private boolean fill() {
    menu.hide();
    menu.getItems().setAll(wishes.actions().stream().map(this::item).toList());
    return !menu.getItems().isEmpty();
  }

  private MenuItem item(QubeAction action) {
    var words = messages.say(action.words());
    var choices = action.choices().stream().map(this::item).toArray(MenuItem[]::new);
    var item = choices.length == 0 ? new MenuItem(words) : new Menu(words, null, choices);
    item.setId("action-" + action.id());
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.perform().run());
    return item;
  }
}
