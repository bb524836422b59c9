package org.torvm.ui.findings;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.torvm.leak.Severity;
import org.torvm.text.Messages;

/**
 * The bar over the list: what it is, how many findings of each severity there are, and what of them
 * is listed. As long as anything is hidden it says so, with the way back.
 */
final class FilterBar extends HBox {
  private final FindingsViewModel model;
  private final Messages messages;
  private final Map<Severity, ToggleButton> chips = new EnumMap<>(Severity.class);
  private final HBox counts = new HBox(8);
  private final ToggleButton onlySelected = new ToggleButton();
  private final TextField search = new TextField();
  private final Label hidden = new Label();
  private final Hyperlink showAll = new Hyperlink();
  private final Label incomplete = new Label();
  private final Label noLeak = new Label();
  private final Label checked = new Label();

  FilterBar(FindingsViewModel model, Messages messages) {
    super(12);
    this.model = model;
    this.messages = messages;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("panel-bar");
    var title = new Label(messages.say("window.findings"));
    title.getStyleClass().add("panel-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    counts.setAlignment(Pos.CENTER_LEFT);
    counts.setMinWidth(Region.USE_PREF_SIZE);
    for (Severity severity : Severity.values()) {
      chips.put(severity, chip(severity));
    }
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    makeFilters();
    makeLabels();
    getChildren()
        .setAll(
            title,
            noLeak,
            counts,
            onlySelected,
            search,
            hidden,
            showAll,
            space,
            incomplete,
            checked);
  }

  /** Shows how many there are and what of them is listed. */
  void show(FindingsViewModel.Listing listing, String when) {
    counts.getChildren().clear();
    chips.forEach((severity, chip) -> {
      int count = model.count(severity);
      boolean on = listing.arrangement().severities().contains(severity);
      var word = messages.say("window.severity." + severity.word());
      chip.setText(
          messages.say(on ? "window.findings.count.on" : "window.findings.count", count, word));
      chip.setSelected(on);
      chip.setAccessibleText(
          messages.say(on ? "window.findings.chip.on" : "window.findings.chip.off", count, word));
      if (count > 0 || on) {
        counts.getChildren().add(chip);
      }
    });
    onlySelected.setSelected(listing.arrangement().onlySelected());
    if (!search.getText().strip().equals(listing.arrangement().search())) {
      search.setText(listing.arrangement().search());
    }
    hidden.setText(messages.say("window.findings.hidden", listing.listed(), listing.total()));
    hidden.setVisible(listing.hides());
    showAll.setVisible(listing.hides());
    noLeak.setVisible(listing.total() > 0 && listing.complete() && !model.hasWarning());
    incomplete.setVisible(!listing.complete());
    checked.setText(when);
  }

  private void makeFilters() {
    onlySelected.setText(messages.say("window.findings.only-selected"));
    onlySelected.setId("findings-only-selected");
    onlySelected.getStyleClass().addAll("chip", "quiet");
    onlySelected.setMinWidth(Region.USE_PREF_SIZE);
    onlySelected.setOnAction(
        _ -> model.arrange(model.arrangement().onlySelected(onlySelected.isSelected())));
    search.setId("findings-search");
    search.getStyleClass().add("panel-search");
    search.setPromptText(messages.say("window.findings.search"));
    search.setAccessibleText(messages.say("window.findings.search"));
    search.setPrefWidth(160);
    search.setMinWidth(90);
    search
        .textProperty()
        .subscribe(text -> {
          if (!text.strip().equals(model.arrangement().search())) {
            model.arrange(model.arrangement().searching(text));
          }
        });
  }

  private void makeLabels() {
    hidden.setId("findings-hidden");
    hidden.getStyleClass().add("hidden-note");
    hidden.setMinWidth(Region.USE_PREF_SIZE);
    hidden.managedProperty().bind(hidden.visibleProperty());
    showAll.setText(messages.say("window.findings.show-all"));
    showAll.setId("findings-show-all");
    showAll.setMinWidth(Region.USE_PREF_SIZE);
    showAll.managedProperty().bind(showAll.visibleProperty());
    showAll.setOnAction(_ -> {
      showAll.setVisited(false);
      model.arrange(model.arrangement().showingAll());
    });
    noLeak.setText(messages.say("window.findings.no-leak"));
    noLeak.setId("findings-no-leak");
    noLeak.getStyleClass().add("no-leak");
    noLeak.setMinWidth(Region.USE_PREF_SIZE);
    noLeak.managedProperty().bind(noLeak.visibleProperty());
    incomplete.setText(messages.say("window.findings.not-all-read"));
    incomplete.setId("findings-not-all-read");
    incomplete.getStyleClass().add("not-all-read");
    incomplete.managedProperty().bind(incomplete.visibleProperty());
    checked.getStyleClass().add("muted");
    checked.setId("findings-checked");
  }

  private ToggleButton chip(Severity severity) {
    var chip = new ToggleButton();
    chip.setId("chip-" + severity.word());
    chip.getStyleClass().addAll("chip", severity.word());
    chip.setMinWidth(Region.USE_PREF_SIZE);
    chip.setOnAction(_ -> model.arrange(model.arrangement().toggled(severity)));
    return chip;
  }
}
