package org.torvm.ui.graph;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import org.torvm.graph.Dashes;
import org.torvm.graph.Metrics;
import org.torvm.text.Messages;

/** What the lines of the graph mean. */
public final class Legend extends HBox {
  private final Messages messages;
  private final List<Label> lessUsual = new ArrayList<>();

  /** The legend in those words. */
  public Legend(Messages messages) {
    this.messages = messages;
    setId("legend");
    getStyleClass().add("legend");
    setAlignment(Pos.CENTER);
    setMinWidth(Region.USE_PREF_SIZE);
    var unknown = entry("unknown", List.of(3.0, 5.0), 2, false);
    var madeFrom = entry("made-from", List.of(2.0, 4.0), 1.5, false);
    lessUsual.addAll(List.of(unknown, madeFrom));
    lessUsual.forEach(e -> e.managedProperty().bind(e.visibleProperty()));
    getChildren()
        .setAll(
            entry("torified", List.of(), 4, true),
            entry("clearnet", List.of(), 2, false),
            entry("leak", Dashes.LEAK, Metrics.LEAK_WEIGHT, false),
            unknown,
            madeFrom);
  }

  /** Leaves out what is seen less often, or shows everything again. */
  void shorten(boolean shortened) {
    lessUsual.forEach(e -> e.setVisible(!shortened));
  }

  private Label entry(String look, List<Double> dashes, double weight, boolean tube) {
    var sample = new StackPane(stroke(weight, dashes, look));
    if (tube) {
      sample.getChildren().add(stroke(Metrics.TUBE_CORE, List.of(), "core"));
    }
    var label = new Label(messages.say("window.legend." + look), sample);
    label.getStyleClass().add("legend-entry");
    label.setTooltip(new Tooltip(messages.say("window.legend." + look + ".hint")));
    return label;
  }

  private static SVGPath stroke(double weight, List<Double> dashes, String look) {
    var shape = new SVGPath();
    shape.setContent("M0 0 H26");
    shape.setFill(null);
    shape.setStrokeWidth(weight);
    shape.getStrokeDashArray().setAll(dashes);
    shape.getStyleClass().addAll("line", look);
    return shape;
  }
}
