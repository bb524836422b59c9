package org.torvm.ui.alert;

import java.util.Optional;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;
import org.torvm.watch.Alarm;

/** One alarm: what happened, what can be done about it at once, why it matters. */
final class AlarmBar extends VBox {
  private static final String RULE = "disposable-template-started";

  private final QubeName template;
  private final Messages messages;
  private final Label words = new Label();
  private final Label progress = new Label();
  private final Label why = new Label();
  private final Button shutDown;
  private final Button cut;
  private final ToggleButton more;

  AlarmBar(QubeName template, AlarmActions actions, Messages messages) {
    this.template = template;
    this.messages = messages;
    setId("alarm-" + template);
    getStyleClass().addAll("alert", "alarm");
    words.getStyleClass().add("alert-words");
    words.setWrapText(true);
    progress.getStyleClass().add("alert-progress");
    progress.setWrapText(true);
    why.getStyleClass().add("alert-why");
    why.setWrapText(true);
    shutDown = button("alarm-shut-down", "window.alarm.shut-down.button");
    shutDown.getStyleClass().add("danger");
    shutDown.setOnAction(_ -> actions.shutDown(template));
    cut = button("alarm-cut", "window.alarm.cut.button");
    cut.setOnAction(_ -> actions.cutNetwork(template));
    more = new ToggleButton(messages.say("window.alarm.why.button"));
    more.setId("alarm-why-" + template);
    more.setMinWidth(Region.USE_PREF_SIZE);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var told = new VBox(words, progress);
    told.setAlignment(Pos.CENTER_LEFT);
    var row = new HBox(10, told, space, shutDown, cut, more);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(row, why);
    hideWhenEmpty(progress);
    why.visibleProperty().bind(more.selectedProperty());
    why.managedProperty().bind(more.selectedProperty());
    actions
        .progress()
        .addListener(
            (MapChangeListener<QubeName, AlarmActions.Progressing>)
                change -> {
                  if (change.getKey().equals(template)) {
                    showProgress(change.getMap().get(template));
                  }
                });
    showProgress(actions.progress().get(template));
  }

  void show(Alarm alarm, LeakReport report) {
    String key =
        switch (alarm.phase()) {
          case STARTING -> "window.alarm.starting";
          case RUNNING -> "window.alarm.running";
        };
    words.setText(messages.say(key, template));
    setAccessibleText(words.getText());
    why.setText(
        report.findings().stream()
            .filter(f -> f.rule().equals(RULE) && f.qube().equals(template))
            .map(Finding::why)
            .map(messages::say)
            .findFirst()
            .orElseGet(() -> messages.say("window.alarm.why")));
  }

  private void showProgress(AlarmActions.@Nullable Progressing now) {
    var known = Optional.ofNullable(now);
    progress.setText(known.map(AlarmActions.Progressing::words).map(messages::say).orElse(""));
    boolean busy = known.map(AlarmActions.Progressing::busy).orElse(false);
    shutDown.setDisable(busy);
    cut.setDisable(busy);
  }

  private Button button(String id, String key) {
    var button = new Button(messages.say(key));
    button.setId(id + "-" + template);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(messages.say(key) + ": " + template);
    return button;
  }

  private static void hideWhenEmpty(Label label) {
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }
}
