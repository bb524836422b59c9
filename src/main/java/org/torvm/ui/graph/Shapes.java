package org.torvm.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import org.torvm.graph.Box;
import org.torvm.graph.Dashes;
import org.torvm.graph.Heading;
import org.torvm.graph.LeakRoute;
import org.torvm.graph.Line;
import org.torvm.graph.Metrics;
import org.torvm.graph.Origin;
import org.torvm.graph.Territory;
import org.torvm.graph.Words;
import org.torvm.text.Messages;

/** Makes the scene's nodes for everything in a picture but the cards. */
final class Shapes {
  private final Messages messages;

  Shapes(Messages messages) {
    this.messages = messages;
  }

  Node heading(Heading heading) {
    var label = new Label(messages.say(heading.words()).toUpperCase(Locale.ROOT));
    label.getStyleClass().add("column-heading");
    label.relocate(heading.at().x(), heading.at().y() - 12);
    return label;
  }

  Node territory(Territory territory) {
    var caption = new Label(messages.say(territory.caption()));
    caption.getStyleClass().add("territory-caption");
    caption.setAlignment(Pos.CENTER_RIGHT);
    caption.setManaged(false);
    var ground = new Pane(caption);
    ground.getStyleClass().add("territory");
    place(ground, territory.box());
    caption.resizeRelocate(12, territory.box().height() - 20, territory.box().width() - 24, 16);
    return ground;
  }

  Node origin(Origin origin) {
    var label = new Label(messages.say(Words.of(origin.kind())));
    label.getStyleClass().addAll("origin", origin.kind().name().toLowerCase(Locale.ROOT));
    label.setAlignment(Pos.CENTER);
    label.setId("origin-" + origin.kind().name().toLowerCase(Locale.ROOT));
    place(label, origin.box());
    return label;
  }

  List<Node> line(Line line) {
    String look =
        switch (line.kind()) {
          case MADE_FROM -> "made-from";
          case NETWORK -> line.verdict().word();
        };
    var nodes = new ArrayList<Node>();
    nodes.add(stroke(line.path(), line.weight(), Dashes.of(line), "line", look));
    if (Dashes.isTube(line)) {
      nodes.add(stroke(line.path(), Metrics.TUBE_CORE, List.of(), "line", "core"));
    }
    nodes.add(filled(line.arrow(), "arrow", look));
    return nodes;
  }

  List<Node> leak(LeakRoute leak) {
    var nodes = new ArrayList<Node>();
    leak.paths()
        .forEach(p -> nodes.add(stroke(p, Metrics.LEAK_WEIGHT, Dashes.LEAK, "line", "leak")));
    nodes.add(filled(leak.arrow(), "arrow", "leak"));
    return nodes;
  }

  Node leakLabel(LeakRoute leak) {
    var headline = new Label(messages.say(leak.headline()));
    headline.getStyleClass().add("leak-headline");
    var words = new Label(messages.say(leak.words()));
    words.getStyleClass().add("leak-words");
    var box = new VBox(headline, words);
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("leak-label");
    place(box, leak.label());
    return box;
  }

  private static SVGPath stroke(String path, double weight, List<Double> dashes, String... look) {
    var shape = new SVGPath();
    shape.setContent(path);
    shape.setFill(null);
    shape.setStrokeWidth(weight);
    shape.getStrokeDashArray().setAll(dashes);
    shape.getStyleClass().addAll(look);
    shape.setMouseTransparent(true);
    return shape;
  }

  private static SVGPath filled(String path, String... look) {
    var shape = new SVGPath();
    shape.setContent(path);
    shape.getStyleClass().addAll(look);
    shape.setMouseTransparent(true);
    return shape;
  }

  private static void place(Region region, Box box) {
    region.setManaged(false);
    region.resizeRelocate(box.x(), box.y(), box.width(), box.height());
  }
}
