package org.torvm.ui.graph;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import org.torvm.graph.Dashes;
import org.torvm.graph.Metrics;
import org.torvm.qubes.Connection;
import org.torvm.text.Messages;
import org.torvm.watch.Situation;

/** What lies over the graph and does not move with it: the legend, and a word while it is empty. */
public final class GraphOverlay extends StackPane {
  private final Messages messages;
  private final Label word = new Label();

  /** An overlay that lets every click through. */
  public GraphOverlay(Messages messages) {
    this.messages = messages;
    setMouseTransparent(true);
    word.setId("graph-word");
    word.getStyleClass().add("graph-word");
    var legend = legend();
    StackPane.setAlignment(legend, Pos.BOTTOM_RIGHT);
    getChildren().setAll(word, legend);
  }

  /** Says why there is nothing to see, when there is nothing. */
  public void show(Situation situation) {
    boolean empty = situation.report().system().qubes().isEmpty();
    word.setVisible(empty);
    if (empty) {
      word.setText(
          messages.say(
              situation.connection() instanceof Connection.Loading
                  ? "window.graph.loading"
                  : "window.graph.empty"));
    }
  }

  private Region legend() {
    var legend =
        new HBox(
            entry("torified", List.of(), 4, true),
            entry("clearnet", List.of(), 2, false),
            entry("leak", Dashes.LEAK, Metrics.LEAK_WEIGHT, false),
            entry("unknown", List.of(3.0, 5.0), 2, false));
    legend.getStyleClass().add("legend");
    legend.setId("legend");
    legend.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return legend;
  }

  private Node entry(String look, List<Double> dashes, double weight, boolean tube) {
    var sample = new StackPane(stroke(weight, dashes, look));
    if (tube) {
      sample.getChildren().add(stroke(Metrics.TUBE_CORE, List.of(), "core"));
    }
    var label = new Label(messages.say("window.legend." + look), sample);
    label.getStyleClass().add("legend-entry");
    return label;
  }

  private static SVGPath stroke(double weight, List<Double> dashes, String look) {
    var shape = new SVGPath();
    shape.setContent("M0 0 H30");
    shape.setFill(null);
    shape.setStrokeWidth(weight);
    shape.getStrokeDashArray().setAll(dashes);
    shape.getStyleClass().addAll("line", look);
    return shape;
  }
}
