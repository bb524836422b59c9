package org.torvm.ui.frame;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import org.torvm.ui.graph.GraphView;
import org.torvm.ui.graph.Legend;

/** What can be done, at the top of the window. */
public final class Toolbar extends HBox {
  private static final double ROOM_FOR_LEGEND = 1120;

  private final Messages messages;
  private final Button torify;
  private final Button undo;
  private final Label badge = new Label();

  /** The bar for that graph. */
  public Toolbar(Messages messages, GraphView graph, Runnable onTorify, Runnable onUndo) {
    this.messages = messages;
    getStyleClass().add("toolbar");
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleRole(AccessibleRole.TOOL_BAR);
    torify = button("torify", "window.torify", onTorify);
    torify.getStyleClass().add("primary");
    undo = button("undo", "window.undo", onUndo);
    badge.getStyleClass().add("system-badge");
    badge.setId("system-badge");
    badge.setMinWidth(Region.USE_PREF_SIZE);
    badge.managedProperty().bind(badge.visibleProperty());
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var zoomOut = icon("zoom-out", "−", "window.zoom-out", graph::zoomOut);
    var scale = new Label();
    scale.setId("zoom");
    scale.getStyleClass().add("muted");
    scale.setMinWidth(48);
    scale.setAlignment(Pos.CENTER);
    graph
        .scaleProperty()
        .subscribe(
            s -> scale.setText(String.format(Locale.ROOT, "%.0f %%", s.doubleValue() * 100)));
    var zoomIn = icon("zoom-in", "+", "window.zoom-in", graph::zoomIn);
    var fit = button("fit", "window.fit", graph::fit);
    var legend = new Legend(messages);
    legend.visibleProperty().bind(widthProperty().greaterThan(ROOM_FOR_LEGEND));
    legend.managedProperty().bind(legend.visibleProperty());
    getChildren().setAll(torify, undo, space, legend, badge, zoomOut, scale, zoomIn, fit);
  }

  /** Says which system is shown, unmistakably when it is not the user's. */
  public void showSystem(SystemKind kind) {
    badge.setVisible(kind != SystemKind.DOM0);
    badge.setText(messages.say("window.badge." + kind.word()));
    badge.getStyleClass().setAll("system-badge", kind.word());
    badge.setTooltip(new Tooltip(messages.say("window.badge." + kind.word() + ".hint")));
  }

  /** Says what undoing would take back. */
  public void showUndoable(Optional<Text> what) {
    undo.setDisable(what.isEmpty());
    undo.setText(
        what.map(w -> messages.say("window.undo.what", w))
            .orElseGet(() -> messages.say("window.undo")));
  }

  private Button button(String id, String key, Runnable action) {
    var button = new Button(messages.say(key));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private Button icon(String id, String sign, String key, Runnable action) {
    var button = new Button(sign);
    button.setId(id);
    button.getStyleClass().add("icon");
    button.setAccessibleText(messages.say(key));
    button.setTooltip(new Tooltip(messages.say(key)));
    button.setOnAction(_ -> action.run());
    return button;
  }
}
