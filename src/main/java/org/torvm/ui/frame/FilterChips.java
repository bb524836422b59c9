package org.torvm.ui.frame;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.torvm.text.Messages;
import org.torvm.ui.shown.Filter;
import org.torvm.ui.shown.Matches;

/**
 * Which qubes are to stand out, with how many there are: a row of buttons of which one is pressed,
 * and the same as a menu for a window that is too narrow for the row. The row is one stop for Tab;
 * arrow keys go along it.
 */
final class FilterChips {
  private final Messages messages;
  private final BarWishes wishes;
  private final HBox row = new HBox(6);
  private final MenuButton menu = new MenuButton();
  private final Map<Filter, ToggleButton> chips = new EnumMap<>(Filter.class);
  private final Map<Filter, RadioMenuItem> items = new EnumMap<>(Filter.class);

  FilterChips(Messages messages, BarWishes wishes) {
    this.messages = messages;
    this.wishes = wishes;
    row.setId("filters");
    row.setAlignment(Pos.CENTER_LEFT);
    row.setAccessibleRole(AccessibleRole.TOOL_BAR);
    row.setAccessibleText(messages.say("window.filter"));
    row.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    menu.setId("filter-menu");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    var pressed = new ToggleGroup();
    var marked = new ToggleGroup();
    for (Filter filter : Filter.values()) {
      chips.put(filter, chip(filter, pressed));
      items.put(filter, item(filter, marked));
    }
    row.getChildren().setAll(chips.values());
    menu.getItems().setAll(items.values());
  }

  /** The row. */
  Region row() {
    return row;
  }

  /** The menu. */
  Region menu() {
    return menu;
  }

  /** Shows how many qubes there are of each kind and which kind stands out. */
  void show(Matches matches, Filter chosen) {
    for (Filter filter : Filter.values()) {
      int count = matches.count(filter);
      var words = messages.say("window.filter." + filter.word(), count);
      boolean worth = filter != Filter.UNKNOWN || count > 0 || chosen == filter;
      var chip = chips.get(filter);
      var item = items.get(filter);
      if (chip == null || item == null) {
        throw new IllegalStateException("every filter has a chip");
      }
      chip.setText(words);
      chip.setVisible(worth);
      chip.setSelected(filter == chosen);
      chip.setFocusTraversable(filter == chosen);
      item.setText(words);
      item.setVisible(worth);
      item.setSelected(filter == chosen);
      if (filter == chosen) {
        menu.setText(messages.say("window.filter.menu", words));
      }
    }
  }

  private ToggleButton chip(Filter filter, ToggleGroup group) {
    var chip = new ToggleButton();
    chip.setId("filter-" + filter.word());
    chip.getStyleClass().add("filter-chip");
    chip.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
    chip.setToggleGroup(group);
    chip.setMinWidth(Region.USE_PREF_SIZE);
    chip.managedProperty().bind(chip.visibleProperty());
    chip.setOnAction(_ -> choose(filter));
    return chip;
  }

  private RadioMenuItem item(Filter filter, ToggleGroup group) {
    var item = new RadioMenuItem();
    item.setId("filter-item-" + filter.word());
    item.setToggleGroup(group);
    item.setOnAction(_ -> choose(filter));
    return item;
  }

  /** A pressed button that is pressed again stays pressed. */
  private void choose(Filter filter) {
    chips.forEach((f, chip) -> chip.setSelected(f == filter));
    wishes.filter(filter);
  }

  private void walk(KeyEvent event) {
    var shown = new ArrayList<>(List.copyOf(chips.entrySet()));
    shown.removeIf(e -> !e.getValue().isVisible());
    int here = 0;
    while (here < shown.size() && !shown.get(here).getValue().isFocused()) {
      here++;
    }
    int step =
        switch (event.getCode()) {
          case RIGHT, DOWN -> 1;
          case LEFT, UP -> -1;
          default -> 0;
        };
    if (step != 0 && here < shown.size()) {
      var next = shown.get(Math.floorMod(here + step, shown.size()));
      choose(next.getKey());
      next.getValue().requestFocus();
      event.consume();
    }
  }
}
