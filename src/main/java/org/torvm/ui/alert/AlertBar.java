package org.torvm.ui.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/** One alert: what happened and when, how what was done about it gets on, what can be done. */
final class AlertBar extends VBox {
  private static final double WIDE = 1150;

  private final QubeName qube;
  private final Messages messages;
  private final AlertWords words;
  private final Label headline = label("alert-words");
  private final Label details = label("alert-details");
  private final Label progress = label("alert-progress");
  private final Label why = label("alert-why");
  private final List<Node> buttons = new ArrayList<>();
  private final HBox row = new HBox(14);
  private final HBox strip = new HBox(8);

  AlertBar(Alert alert, Messages messages, AlertWords words) {
    this.qube = alert.qube();
    this.messages = messages;
    this.words = words;
    setId(alert.id());
    getStyleClass().addAll("alert", style(alert.kind()));
    setAccessibleRole(AccessibleRole.NODE);
    why.setVisible(false);
    why.managedProperty().bind(why.visibleProperty());
    hideWhenEmpty(progress);
    var told = new VBox(2, headline, details, progress);
    told.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(told, Priority.ALWAYS);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getChildren().setAll(told);
    strip.setAlignment(Pos.CENTER_LEFT);
    strip.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().setAll(row, why);
    widthProperty().subscribe(w -> arrange(w.doubleValue() >= WIDE));
  }

  private static String style(Alert.Kind kind) {
    return switch (kind) {
      case RUNNING, STARTING -> "alarm";
      case GIVE_BACK -> "heed";
      case OVER, NEVER_RAN, FINISHED, CUSTOMISING -> "calm";
    };
  }

  /** Adds a button. */
  void add(String id, String key, Runnable action, String... styles) {
    var button = new Button(messages.say(key));
    button.getStyleClass().addAll(styles);
    button.setOnAction(_ -> action.run());
    put(button, id, key);
  }

  /** Adds the button that opens and closes why this matters. */
  void addWhy() {
    var more = new ToggleButton(messages.say("window.alarm.why.button"));
    put(more, "alarm-why", "window.alarm.why.button");
    why.visibleProperty().bind(more.selectedProperty());
  }

  private void put(ButtonBase button, String id, String key) {
    button.setId(id + "-" + qube);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(messages.say(key) + ": " + qube);
    buttons.add(button);
    strip.getChildren().setAll(buttons);
  }

  void show(Alert alert, LeakReport report, Instant now) {
    headline.setText(messages.say(AlertWords.headline(alert)));
    details.setText(messages.say(words.details(alert, report, now)));
    why.setText(messages.say(AlertWords.why(alert.qube(), report)));
    setAccessibleText(headline.getText() + " " + details.getText());
  }

  void showProgress(Optional<AlarmActions.Progressing> now) {
    progress.setText(now.map(AlarmActions.Progressing::words).map(this::say).orElse(""));
    boolean busy = now.filter(AlarmActions.Progressing::busy).isPresent();
    buttons.stream().filter(Button.class::isInstance).forEach(b -> b.setDisable(busy));
  }

  private String say(Text text) {
    return messages.say(text);
  }

  /** Beside the words where there is room, else under them. */
  private void arrange(boolean wide) {
    var place = wide ? row.getChildren() : getChildren();
    if (!place.contains(strip)) {
      row.getChildren().remove(strip);
      getChildren().remove(strip);
      place.add(1, strip);
    }
  }

  private static Label label(String style) {
    var label = new Label();
    label.getStyleClass().add(style);
    label.setWrapText(true);
    return label;
  }

  private static void hideWhenEmpty(Label label) {
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }
}
