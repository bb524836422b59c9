package org.torvm.ui.change;

import javafx.collections.SetChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;

/** The qubes that are picked, each as a button that takes it out again. */
final class PickedQubes extends FlowPane {
  private final ChangeViewModel model;
  private final Messages messages;

  PickedQubes(ChangeViewModel model, Messages messages) {
    super(6, 6);
    this.model = model;
    this.messages = messages;
    getStyleClass().add("picked");
    model.qubes().addListener((SetChangeListener<QubeName>) _ -> show());
    show();
  }

  private void show() {
    if (model.qubes().isEmpty()) {
      var none = new Label(messages.say("window.torify.none-picked"));
      none.getStyleClass().add("muted");
      getChildren().setAll(none);
    } else {
      getChildren().setAll(model.qubes().stream().map(this::chip).toList());
    }
  }

  private Button chip(QubeName name) {
    var chip = new Button(name + "  ×");
    chip.setId("unpick-" + name);
    chip.setMnemonicParsing(false);
    chip.getStyleClass().add("picked-qube");
    chip.setAccessibleText(messages.say("window.torify.unpick", name));
    chip.setOnAction(_ -> {
      model.qubes().remove(name);
      getParent().lookup("#torify-search").requestFocus();
    });
    return chip;
  }
}
