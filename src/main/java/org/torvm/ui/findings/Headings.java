package org.torvm.ui.findings;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import org.torvm.text.Messages;

/** The headings of the columns. Those that can sort do so when pressed, and say which way. */
final class Headings extends BorderPane {
  private final Messages messages;
  private final Map<Arrangement.Column, Button> sorters = new EnumMap<>(Arrangement.Column.class);

  Headings(FindingsViewModel model, Messages messages) {
    this.messages = messages;
    GridPane row = FindingColumns.row();
    row.getStyleClass().add("finding-headings");
    int column = 1;
    for (Arrangement.Column sorted : Arrangement.Column.values()) {
      var button = new Button();
      button.setId("sort-" + sorted.word());
      button.getStyleClass().setAll("column-sorter");
      button.setOnAction(_ -> model.arrange(model.arrangement().sortedBy(sorted)));
      sorters.put(sorted, button);
      row.add(button, column++, 0);
    }
    row.add(new Label(messages.say("window.findings.column.path")), column++, 0);
    row.add(new Label(messages.say("window.findings.column.mend")), column, 0);
    setCenter(row);
  }

  void show(Arrangement arrangement) {
    sorters.forEach((column, button) -> {
      var name = messages.say("window.findings.column." + column.word());
      boolean sorts = arrangement.column() == column;
      var sign = arrangement.reversed() ? " ↑" : " ↓";
      button.setText(sorts ? name + sign : name);
      var key =
          !sorts
              ? "window.findings.sort.none"
              : arrangement.reversed()
                  ? "window.findings.sort.backward"
                  : "window.findings.sort.forward";
      button.setAccessibleText(messages.say(key, name));
    });
  }
}
