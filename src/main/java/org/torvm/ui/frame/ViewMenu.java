package org.torvm.ui.frame;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import org.torvm.settings.Preferences;
import org.torvm.settings.ThemeChoice;
import org.torvm.text.Messages;
import org.torvm.ui.personal.Appearance;

/** How the window looks, what was changed, and what explains it. */
final class ViewMenu extends MenuButton {
  private final Messages messages;
  private final Appearance appearance;
  private final Map<ThemeChoice, RadioMenuItem> themes = new EnumMap<>(ThemeChoice.class);
  private final CheckMenuItem everything;
  private final CheckMenuItem lessMotion;

  ViewMenu(Messages messages, Appearance appearance, BarWishes wishes) {
    super(messages.say("window.view"));
    this.messages = messages;
    this.appearance = appearance;
    setId("view");
    setMinWidth(Region.USE_PREF_SIZE);
    var group = new ToggleGroup();
    for (ThemeChoice choice : ThemeChoice.values()) {
      themes.put(choice, theme(choice, group));
    }
    everything =
        check("view-everything", "window.view.everything", (p, on) -> p.withEverything(on));
    lessMotion =
        check("view-less-motion", "window.view.less-motion", (p, on) -> p.withLessMotion(on));
    getItems().addAll(themes.values());
    getItems()
        .addAll(
            new SeparatorMenuItem(),
            everything,
            lessMotion,
            new SeparatorMenuItem(),
            history(wishes),
            new SeparatorMenuItem(),
            item("view-explain", "window.view.explain", wishes::explain),
            keys(wishes));
    appearance.choiceProperty().subscribe(now -> themes.forEach((c, i) -> i.setSelected(c == now)));
    appearance.preferencesProperty().subscribe(this::mark);
  }

  private void mark(Preferences now) {
    everything.setSelected(now.everything());
    lessMotion.setSelected(now.lessMotion());
  }

  private RadioMenuItem theme(ThemeChoice choice, ToggleGroup group) {
    var item = new RadioMenuItem(messages.say("window.view.theme." + choice.word()));
    item.setId("view-theme-" + choice.word());
    item.setToggleGroup(group);
    item.setOnAction(_ -> appearance.choiceProperty().set(choice));
    return item;
  }

  private CheckMenuItem check(String id, String key, Want want) {
    var item = new CheckMenuItem(messages.say(key));
    item.setId(id);
    item.setOnAction(_ -> change(p -> want.of(p, item.isSelected())));
    return item;
  }

  private MenuItem item(String id, String key, Runnable action) {
    var item = new MenuItem(messages.say(key));
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private MenuItem history(BarWishes wishes) {
    var item = item("view-history", "window.view.history", wishes::showHistory);
    item.setAccelerator(new KeyCodeCombination(KeyCode.H, KeyCombination.SHORTCUT_DOWN));
    return item;
  }

  private MenuItem keys(BarWishes wishes) {
    var item = item("view-keys", "window.view.keys", wishes::showKeys);
    item.setAccelerator(new KeyCodeCombination(KeyCode.F1));
    return item;
  }

  private void change(UnaryOperator<Preferences> how) {
    var preferences = appearance.preferencesProperty();
    preferences.set(how.apply(preferences.get()));
  }

  private interface Want {
    Preferences of(Preferences before, boolean on);
  }
}
