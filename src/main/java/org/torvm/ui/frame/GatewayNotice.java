package org.torvm.ui.frame;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.graph.KnownGateways;
import org.torvm.qubes.Connection;
import org.torvm.text.Messages;
import org.torvm.ui.shown.Shown;

/**
 * Says that no Tor gateway is there, what that means and what can be done, as long as that is so
 * and the user has not put it away.
 */
public final class GatewayNotice extends HBox {
  /**
   * Makes sys-whonix and anon-whonix. Source: the formula {@code qvm.anon-whonix} of
   * qubes-mgmt-salt-dom0-virtual-machines.
   */
  private static final String COMMAND = "sudo qubesctl --show-output state.sls qvm.anon-whonix";

  private final Messages messages;
  private final Label title = new Label();
  private final Label words = new Label();
  private boolean putAway;

  /** A notice that takes no room yet; {@code clipboard} gets the command that can be copied. */
  public GatewayNotice(Messages messages, Consumer<String> clipboard) {
    this.messages = messages;
    setId("no-gateway");
    getStyleClass().add("calm-bar");
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleRole(AccessibleRole.NODE);
    title.getStyleClass().add("calm-title");
    title.setId("no-gateway-title");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setText(messages.say("window.no-gateway.words"));
    var command = new Label(COMMAND);
    command.getStyleClass().add("command");
    var text = new VBox(4, title, words, command);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMinWidth(0);
    var copy = button("no-gateway-copy", "window.no-gateway.copy");
    copy.setOnAction(_ -> {
      clipboard.accept(COMMAND);
      copy.setText(messages.say("window.no-gateway.copied"));
    });
    var away = button("no-gateway-away", "window.no-gateway.away");
    away.setOnAction(_ -> {
      putAway = true;
      setVisible(false);
    });
    managedProperty().bind(visibleProperty());
    setVisible(false);
    getChildren().setAll(text, copy, away);
  }

  /** Shows itself when that system has no gateway. */
  public void show(Shown shown) {
    boolean known =
        shown.situation().connection() instanceof Connection.Live
            && shown.report().system().qubeCount() > 0;
    boolean none = known && KnownGateways.of(shown.report()).isEmpty();
    title.setText(
        messages.say(shown.report().complete() ? "window.no-gateway" : "window.no-gateway.unsure"));
    setAccessibleText(title.getText());
    setVisible(none && !putAway);
  }

  private Button button(String id, String key) {
    var button = new Button(messages.say(key));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }
}
