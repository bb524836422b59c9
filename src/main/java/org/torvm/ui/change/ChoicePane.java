package org.torvm.ui.change;

import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.torvm.leak.LeakReport;
import org.torvm.text.Messages;

/** Where the qubes and the gateway are picked. */
final class ChoicePane extends VBox {
  private final ChangeViewModel model;
  private final Messages messages;
  private final QubeChoice qubes;
  private final GatewayChoice gateways;

  ChoicePane(ChangeViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.qubes = new QubeChoice(model, messages);
    this.gateways = new GatewayChoice(model, messages);
    getStyleClass().add("choice-pane");
    VBox.setVgrow(qubes, Priority.ALWAYS);
    getChildren()
        .setAll(
            heading("window.torify.qubes"),
            new PickedQubes(model, messages),
            qubes,
            heading("window.torify.gateway"),
            gateways);
  }

  /** Offers what there is now; what was picked stays picked. */
  void offer(LeakReport report) {
    qubes.offer(report);
    gateways.offer(report);
  }

  /** Starts afresh, with the focus on what has to be picked next. */
  void begin() {
    qubes.begin();
    if (!model.qubes().isEmpty()) {
      gateways.focus();
    }
  }

  private Label heading(String key) {
    var label = new Label(messages.say(key));
    label.getStyleClass().add("sheet-heading");
    return label;
  }
}
