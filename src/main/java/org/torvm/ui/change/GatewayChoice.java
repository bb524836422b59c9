package org.torvm.ui.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;

/** Where the gateway is picked: each with what it is, whether it runs and who uses it. */
final class GatewayChoice extends VBox {
  private final ChangeViewModel model;
  private final Messages messages;
  private final ToggleGroup group = new ToggleGroup();
  private Optional<List<GatewayOffer>> offered = Optional.empty();

  GatewayChoice(ChangeViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("gateway-list");
    model.gatewayProperty().subscribe(this::mark);
  }

  void offer(LeakReport report) {
    var offers = GatewayOffer.of(report);
    if (!offered.equals(Optional.of(offers))) {
      offered = Optional.of(offers);
      group.getToggles().clear();
      getChildren().setAll(rows(offers));
    }
  }

  /** Puts the focus on the gateway that is picked, else on the first. */
  void focus() {
    var toggle = Optional.ofNullable(group.getSelectedToggle());
    toggle
        .or(() -> group.getToggles().stream().findFirst())
        .filter(Node.class::isInstance)
        .ifPresent(t -> ((Node) t).requestFocus());
  }

  private List<Node> rows(List<GatewayOffer> offers) {
    var rows = new ArrayList<Node>();
    for (GatewayOffer offer : offers) {
      rows.add(row(offer));
    }
    if (rows.isEmpty()) {
      var none = new Label(messages.say("window.torify.no-gateway"));
      none.setWrapText(true);
      rows.add(none);
    }
    return rows;
  }

  private Node row(GatewayOffer offer) {
    QubeName name = offer.name();
    var words = messages.say(offer.inWords());
    var button = new RadioButton(name.value());
    button.setId("gateway-" + name);
    button.setMnemonicParsing(false);
    button.setUserData(name);
    button.setToggleGroup(group);
    button.setAccessibleText(name + ", " + words);
    button.setSelected(model.gatewayProperty().get().equals(Optional.of(name)));
    button.setOnAction(_ -> model.gatewayProperty().set(Optional.of(name)));
    var details = new Label(words);
    details.setWrapText(true);
    details.setMinHeight(Region.USE_PREF_SIZE);
    details.getStyleClass().add("gateway-details");
    var row = new VBox(1, button, details);
    row.getStyleClass().add("gateway-row");
    row.setOnMouseClicked(_ -> button.fire());
    return row;
  }

  private void mark(Optional<QubeName> chosen) {
    group
        .getToggles()
        .forEach(t -> t.setSelected(chosen.isPresent() && chosen.get().equals(t.getUserData())));
  }
}
