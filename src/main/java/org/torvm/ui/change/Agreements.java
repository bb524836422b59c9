package org.torvm.ui.change;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.change.Confirmation;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;

/**
 * What the user has to say before a plan may be carried out: a box to tick, or a name to type. It
 * stays as it is while the same is asked for, also when the plan is worked out anew.
 */
final class Agreements extends VBox {
  private static final double HIGHEST = 230;

  private final ChangeViewModel model;
  private final Messages messages;
  private final VBox list = new VBox();

  Agreements(ChangeViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    setId("agreements");
    getStyleClass().add("agreements");
    list.getStyleClass().add("agreement-list");
    var heading = new Label(messages.say("window.agree"));
    heading.getStyleClass().add("sheet-heading");
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setMaxHeight(HIGHEST);
    list.heightProperty().subscribe(h -> scroll.setPrefViewportHeight(h.doubleValue()));
    getChildren().setAll(heading, scroll);
    managedProperty().bind(visibleProperty());
    model.confirmationsProperty().subscribe(this::ask);
  }

  private void ask(List<Confirmation> confirmations) {
    var rows = new ArrayList<Node>();
    for (Confirmation confirmation : confirmations) {
      int number = rows.size();
      rows.add(
          confirmation
              .typed()
              .map(name -> toType(confirmation, name, number))
              .orElseGet(() -> toTick(confirmation, number)));
    }
    list.getChildren().setAll(rows);
    setVisible(!rows.isEmpty());
  }

  private Node toTick(Confirmation confirmation, int number) {
    var box = new CheckBox(messages.say(confirmation.why()));
    box.setId("agree-" + number);
    box.setMnemonicParsing(false);
    box.setWrapText(true);
    box.setMinHeight(Region.USE_PREF_SIZE);
    box.selectedProperty().subscribe((_, given) -> agree(confirmation, given));
    return box;
  }

  private Node toType(Confirmation confirmation, QubeName name, int number) {
    var why = new Label(messages.say(confirmation.why()));
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    var asked = new Label(messages.say("window.agree.type", name.value()));
    asked.getStyleClass().add("agreement-asked");
    asked.setMinWidth(Region.USE_PREF_SIZE);
    var field = new TextField();
    field.setId("agree-" + number);
    field.setAccessibleText(asked.getText() + ". " + why.getText());
    asked.setLabelFor(field);
    var result = new Label();
    result.setId("agreed-" + number);
    result.setMinWidth(Region.USE_PREF_SIZE);
    field
        .textProperty()
        .subscribe(text -> {
          boolean met = confirmation.isMetBy(text);
          result.setText(text.isEmpty() ? "" : messages.say(said(met)));
          result.getStyleClass().setAll("label", met ? "agreement-met" : "agreement-unmet");
          field.setAccessibleHelp(result.getText());
          agree(confirmation, met);
        });
    var row = new HBox(10, asked, field, result);
    row.setAlignment(Pos.CENTER_LEFT);
    var box = new VBox(6, why, row);
    box.getStyleClass().add("agreement-typed");
    return box;
  }

  private static String said(boolean met) {
    return met ? "window.agree.met" : "window.agree.unmet";
  }

  private void agree(Confirmation confirmation, boolean given) {
    if (given) {
      model.agreed().add(confirmation);
    } else {
      model.agreed().remove(confirmation);
    }
  }
}
