package org.torvm.ui.alert;

import java.time.ZoneId;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.torvm.qubes.Connection;
import org.torvm.text.Messages;
import org.torvm.ui.fx.Times;

/** Says that what is shown is no longer the present, as long as that is so. */
final class StaleBar extends HBox {
  private final Messages messages;
  private final Times times;
  private final Label words = new Label();

  StaleBar(Messages messages, ZoneId zone) {
    this.messages = messages;
    this.times = new Times(zone);
    setId("stale");
    getStyleClass().addAll("alert", "stale");
    words.getStyleClass().add("alert-words");
    words.setWrapText(true);
    getChildren().setAll(words);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  void show(Connection connection) {
    setVisible(connection instanceof Connection.Stale);
    if (connection instanceof Connection.Stale stale) {
      words.setText(messages.say("window.stale", times.clock(stale.since()), stale.trouble()));
    }
  }
}
