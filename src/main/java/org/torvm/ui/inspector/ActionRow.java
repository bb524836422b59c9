package org.torvm.ui.inspector;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.torvm.text.Text;
import org.torvm.ui.action.QubeAction;

/** What can be done with the selection: the first few as buttons, the others in a menu. */
final class ActionRow extends FlowPane {
  private static final int BUTTONS = 2;

  private record Offer(String id, Text words, List<Offer> choices) {
    static Offer of(QubeAction action) {
      return new Offer(
          action.id(), action.words(), action.choices().stream().map(Offer::of).toList());
    }
  }

  private final Writing writing;
  private List<QubeAction> actions = List.of();
  private List<Offer> offered = List.of();

  ActionRow(Writing writing) {
    super(8, 6);
    this.writing = writing;
    setId("inspector-actions");
    getStyleClass().add("inspector-actions");
    managedProperty().bind(visibleProperty());
  }

  void show(List<QubeAction> now) {
    actions = List.copyOf(now);
    var offers = now.stream().map(Offer::of).toList();
    setVisible(!now.isEmpty());
    if (!offers.equals(offered)) {
      offered = offers;
      getChildren().clear();
      offers.stream().limit(BUTTONS).forEach(o -> getChildren().add(button(o)));
      if (offers.size() > BUTTONS) {
        getChildren().add(menu(offers.subList(BUTTONS, offers.size())));
      }
    }
  }

  private ButtonBase button(Offer offer) {
    var button = offer.choices().isEmpty() ? new Button() : new MenuButton();
    button.setText(writing.say(offer.words()));
    button.setMnemonicParsing(false);
    button.setId("inspector-" + offer.id());
    button.setMinWidth(Region.USE_PREF_SIZE);
    if (button instanceof MenuButton menu) {
      offer.choices().forEach(c -> menu.getItems().add(item(c)));
    } else {
      button.setOnAction(_ -> perform(offer.id()));
    }
    return button;
  }

  private MenuItem item(Offer offer) {
    var words = writing.say(offer.words());
    var choices = offer.choices().stream().map(this::item).toArray(MenuItem[]::new);
    var item = choices.length == 0 ? new MenuItem(words) : new Menu(words, null, choices);
    item.setMnemonicParsing(false);
    item.setId("inspector-" + offer.id());
    item.setOnAction(_ -> perform(offer.id()));
    return item;
  }

  private MenuButton menu(List<Offer> offers) {
    var menu = new MenuButton(writing.say("window.inspector.more-actions"));
    menu.setId("inspector-more");
    offers.forEach(o -> menu.getItems().add(item(o)));
    return menu;
  }

  /** An offer may have been made before the selection or the system changed. */
  private void perform(String id) {
    actions.stream()
        .flatMap(QubeAction::performable)
        .filter(a -> a.id().equals(id))
        .findFirst()
        .ifPresent(a -> a.perform().run());
  }
}
