package org.torvm.ui.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import org.torvm.graph.Marks;
import org.torvm.graph.Point;
import org.torvm.graph.Words;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;

/** Where qubes are picked: a search, and each qube with the way it goes now. */
final class QubeChoice extends VBox {
  private static final double MARK = 14;

  private record Row(CheckBox box, Region whole) {}

  private final ChangeViewModel model;
  private final Messages messages;
  private final TextField search = new TextField();
  private final Button all = new Button();
  private final Label nothing = new Label();
  private final VBox list = new VBox();
  private final Map<QubeName, Row> rows = new LinkedHashMap<>();
  private List<QubeOffer> offered = List.of();

  QubeChoice(ChangeViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("qube-choice");
    search.setId("torify-search");
    search.setPromptText(messages.say("window.torify.search"));
    search.setAccessibleText(messages.say("window.torify.search"));
    search.textProperty().subscribe(_ -> filter());
    HBox.setHgrow(search, Priority.ALWAYS);
    all.setId("torify-all");
    all.setMinWidth(Region.USE_PREF_SIZE);
    all.setOnAction(_ -> pickAllShown());
    nothing.setText(messages.say("window.torify.none-found"));
    nothing.getStyleClass().add("muted");
    nothing.managedProperty().bind(nothing.visibleProperty());
    list.getStyleClass().add("choice-list");
    var scroll = new ScrollPane(new VBox(nothing, list));
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    var tools = new HBox(8, search, all);
    tools.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(tools, scroll);
    model.qubes().addListener((SetChangeListener<QubeName>) _ -> mark());
  }

  /** Offers what there is now; what was picked stays picked. */
  void offer(LeakReport report) {
    var offers = QubeOffer.of(report);
    if (!offers.equals(offered)) {
      offered = offers;
      rows.clear();
      offers.forEach(o -> rows.put(o.name(), row(o)));
      list.getChildren().setAll(rows.values().stream().map(Row::whole).toList());
    }
    filter();
  }

  /** Starts afresh. */
  void begin() {
    search.clear();
    mark();
    search.requestFocus();
  }

  private Row row(QubeOffer offer) {
    var name = offer.name();
    var box = new CheckBox(name.value());
    box.setId("torify-" + name);
    box.setMnemonicParsing(false);
    box.setSelected(model.qubes().contains(name));
    box.setAccessibleText(
        name
            + ", "
            + messages.say(offer.on() ? "window.on" : "window.off")
            + ", "
            + messages.say(Words.of(offer.verdict())));
    box.setOnAction(_ -> pick(name, box.isSelected()));
    var state = new Label(messages.say(offer.on() ? "window.on" : "window.off"));
    state.getStyleClass().addAll("choice-state", offer.on() ? "on" : "off");
    var verdict = new Label(messages.say(Words.of(offer.verdict())), mark(offer.verdict()));
    verdict.getStyleClass().addAll("choice-verdict", offer.verdict().word());
    verdict.setMinWidth(112);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var whole = new HBox(8, box, space, state, verdict);
    whole.setAlignment(Pos.CENTER_LEFT);
    whole.managedProperty().bind(whole.visibleProperty());
    return new Row(box, whole);
  }

  private static StackPane mark(Verdict verdict) {
    var mark = new SVGPath();
    mark.setContent(Marks.path(verdict, new Point(MARK / 2, MARK / 2)));
    mark.getStyleClass().addAll("verdict-mark", verdict.word());
    var box = new StackPane(mark);
    box.setMinSize(MARK, MARK);
    box.setMaxSize(MARK, MARK);
    return box;
  }

  private void pick(QubeName name, boolean picked) {
    if (picked) {
      model.qubes().add(name);
    } else {
      model.qubes().remove(name);
    }
  }

  /** Picks all that the search shows, or drops them when they are picked already. */
  private void pickAllShown() {
    boolean pick = !allShownArePicked();
    model.pick(shown(), pick);
  }

  private List<QubeName> shown() {
    return rows.entrySet().stream()
        .filter(e -> e.getValue().whole().isVisible())
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean allShownArePicked() {
    return model.qubes().containsAll(shown());
  }

  private void mark() {
    rows.forEach((name, row) -> row.box().setSelected(model.qubes().contains(name)));
    nameAll();
  }

  private void filter() {
    var text = search.getText().strip();
    rows.forEach((name, row) -> row.whole().setVisible(name.value().contains(text)));
    nameAll();
  }

  private void nameAll() {
    var shown = shown();
    nothing.setVisible(shown.isEmpty());
    all.setDisable(shown.isEmpty());
    all.setText(
        !shown.isEmpty() && allShownArePicked()
            ? messages.say("window.torify.none-shown")
            : messages.say("window.torify.all-shown", shown.size()));
  }
}
