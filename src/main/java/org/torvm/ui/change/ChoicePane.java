package org.torvm.ui.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.graph.KnownGateways;
import org.torvm.graph.Words;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.WatchedFeatures;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/** Where the qubes and the gateway are picked. */
final class ChoicePane extends VBox {
  private record Offer(QubeName name, Text verdict) {}

  private final ChangeViewModel model;
  private final Messages messages;
  private final TextField search = new TextField();
  private final VBox qubes = new VBox();
  private final VBox gateways = new VBox();
  private final ToggleGroup gatewayGroup = new ToggleGroup();
  private List<Offer> offered = List.of();
  private Set<QubeName> offeredGateways = Set.of();

  ChoicePane(ChangeViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("choice-pane");
    search.setId("torify-search");
    search.setPromptText(messages.say("window.torify.search"));
    search.setAccessibleText(messages.say("window.torify.search"));
    search.textProperty().subscribe(this::filter);
    model.gatewayProperty().subscribe(this::markGateway);
    var list = new ScrollPane(qubes);
    list.setFitToWidth(true);
    list.setFocusTraversable(false);
    VBox.setVgrow(list, Priority.ALWAYS);
    gateways.getStyleClass().add("choice-list");
    qubes.getStyleClass().add("choice-list");
    getChildren()
        .setAll(
            heading("window.torify.qubes"),
            search,
            list,
            heading("window.torify.gateway"),
            gateways);
  }

  /** Offers what there is now; what was picked stays picked. */
  void offer(LeakReport report) {
    var known = KnownGateways.of(report);
    var names =
        report.system().qubes().values().stream()
            .filter(q -> Torifiable.is(q) && !known.contains(q.name()))
            .filter(q -> !report.system().hasFeature(q.name(), WatchedFeatures.INTERNAL))
            .map(q -> new Offer(q.name(), verdict(q.name(), report)))
            .toList();
    if (!names.equals(offered)) {
      offered = names;
      qubes.getChildren().setAll(names.stream().map(this::row).toList());
    }
    if (!known.equals(offeredGateways)) {
      offeredGateways = Set.copyOf(known);
      gateways.getChildren().setAll(gatewayRows(known));
    }
    filter(search.getText());
  }

  /** Starts afresh: what is chosen already stands first. */
  void begin() {
    search.clear();
    for (Node row : List.copyOf(qubes.getChildren())) {
      boxOf(row).ifPresent(box -> box.setSelected(model.qubes().contains(box.getUserData())));
      if (boxOf(row).filter(CheckBox::isSelected).isPresent()) {
        qubes.getChildren().remove(row);
        qubes.getChildren().addFirst(row);
      }
    }
    search.requestFocus();
  }

  private static Optional<CheckBox> boxOf(Node row) {
    return row instanceof HBox box && box.getChildren().getFirst() instanceof CheckBox check
        ? Optional.of(check)
        : Optional.empty();
  }

  private static Text verdict(QubeName name, LeakReport report) {
    return Words.of(
        Optional.ofNullable(report.routes().get(name))
            .map(r -> r.route().verdict())
            .orElse(Verdict.UNKNOWN));
  }

  private Node row(Offer offer) {
    var name = offer.name();
    var box = new CheckBox(name.value());
    box.setId("torify-" + name);
    box.setMnemonicParsing(false);
    box.setUserData(name);
    box.setSelected(model.qubes().contains(name));
    box.selectedProperty()
        .subscribe(on -> {
          if (on) {
            model.qubes().add(name);
          } else {
            model.qubes().remove(name);
          }
        });
    var verdict = new Label(messages.say(offer.verdict()));
    verdict.getStyleClass().add("choice-verdict");
    verdict.setMinWidth(Region.USE_PREF_SIZE);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var row = new HBox(box, space, verdict);
    row.setAlignment(Pos.CENTER_LEFT);
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }

  private List<Node> gatewayRows(Set<QubeName> names) {
    var rows = new ArrayList<Node>();
    gatewayGroup.getToggles().clear();
    for (QubeName name : names) {
      var button = new RadioButton(name.value());
      button.setId("gateway-" + name);
      button.setMnemonicParsing(false);
      button.setUserData(name);
      button.setToggleGroup(gatewayGroup);
      button.setSelected(model.gatewayProperty().get().equals(Optional.of(name)));
      button.setOnAction(_ -> model.gatewayProperty().set(Optional.of(name)));
      rows.add(button);
    }
    if (rows.isEmpty()) {
      var none = new Label(messages.say("window.torify.no-gateway"));
      none.setWrapText(true);
      rows.add(none);
    }
    return rows;
  }

  private void markGateway(Optional<QubeName> chosen) {
    gatewayGroup
        .getToggles()
        .forEach(t -> t.setSelected(chosen.isPresent() && chosen.get().equals(t.getUserData())));
  }

  private void filter(String text) {
    for (Node row : qubes.getChildren()) {
      boxOf(row).ifPresent(box -> row.setVisible(box.getText().contains(text.strip())));
    }
  }

  private Label heading(String key) {
    var label = new Label(messages.say(key));
    label.getStyleClass().add("sheet-heading");
    return label;
  }
}
