package org.torvm.ui.graph;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.torvm.graph.Extent;
import org.torvm.text.Messages;

/** What the lines mean, how much is drawn and how large, at the lower edge of the graph. */
public final class GraphBar extends HBox {
  private static final double ROOM_FOR_LEGEND = 760;
  private static final double ROOM_FOR_SHORT_LEGEND = 560;

  private final CheckBox everything;

  /**
   * The bar of that graph.
   *
   * @param onExtent hears how much the user wants to be drawn
   */
  public GraphBar(Messages messages, GraphView graph, Consumer<Extent> onExtent) {
    getStyleClass().add("graph-bar");
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleRole(AccessibleRole.TOOL_BAR);
    setMinWidth(0);
    everything = new CheckBox(messages.say("window.graph.everything"));
    everything.setId("extent");
    everything.setMinWidth(Region.USE_PREF_SIZE);
    everything.setTooltip(new Tooltip(messages.say("window.graph.everything.hint")));
    everything.setOnAction(
        _ -> onExtent.accept(everything.isSelected() ? Extent.EVERYTHING : Extent.EVERYDAY));
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var fit = new Button(messages.say("window.fit"));
    fit.setId("fit");
    fit.setMinWidth(Region.USE_PREF_SIZE);
    fit.setTooltip(new Tooltip(messages.say("window.fit.hint")));
    fit.setOnAction(_ -> graph.fit());
    getChildren()
        .setAll(
            legend(messages),
            space,
            everything,
            sign("zoom-out", "−", messages.say("window.zoom-out"), graph::zoomOut),
            scaleOf(graph),
            sign("zoom-in", "+", messages.say("window.zoom-in"), graph::zoomIn),
            fit);
  }

  /** Says how much is drawn now. */
  public void show(Extent extent) {
    everything.setSelected(extent == Extent.EVERYTHING);
  }

  private Legend legend(Messages messages) {
    var legend = new Legend(messages);
    legend.managedProperty().bind(legend.visibleProperty());
    widthProperty()
        .subscribe(w -> {
          legend.shorten(w.doubleValue() < ROOM_FOR_LEGEND);
          legend.setVisible(w.doubleValue() >= ROOM_FOR_SHORT_LEGEND);
        });
    return legend;
  }

  private static Label scaleOf(GraphView graph) {
    var scale = new Label();
    scale.setId("zoom");
    scale.getStyleClass().add("graph-scale");
    scale.setAlignment(Pos.CENTER);
    scale.setMinWidth(44);
    graph
        .scaleProperty()
        .subscribe(
            s -> scale.setText(String.format(Locale.ROOT, "%.0f %%", s.doubleValue() * 100)));
    return scale;
  }

  private static Button sign(String id, String sign, String words, Runnable action) {
    var button = new Button(sign);
    button.setId(id);
    button.getStyleClass().add("icon");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    button.setOnAction(_ -> action.run());
    return button;
  }
}
