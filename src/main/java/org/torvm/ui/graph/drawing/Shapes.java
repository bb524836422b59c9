package org.torvm.ui.graph.drawing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import org.torvm.graph.Box;
import org.torvm.graph.Card;
import org.torvm.graph.Dashes;
import org.torvm.graph.Heading;
import org.torvm.graph.LeakRoute;
import org.torvm.graph.Line;
import org.torvm.graph.Metrics;
import org.torvm.graph.Origin;
import org.torvm.graph.Territory;
import org.torvm.graph.Words;
import org.torvm.text.Messages;

/** Makes the nodes for everything in a picture. */
final class Shapes {
  private static final double HEADING_WIDTH = 320;
  private static final double HEADING_HEIGHT = 16;

  private final Messages messages;

  Shapes(Messages messages) {
    this.messages = messages;
  }

  Piece<Heading> heading(Heading heading) {
    var label = new Label();
    label.getStyleClass().add("column-heading");
    label.setMouseTransparent(true);
    return new BoxPiece<>(
        label,
        heading,
        h -> new Box(h.at().x(), h.at().y() - 12, HEADING_WIDTH, HEADING_HEIGHT),
        h -> label.setText(messages.say(h.words()).toUpperCase(Locale.ROOT)));
  }

  Piece<Territory> territory(Territory territory) {
    var caption = new Label();
    caption.getStyleClass().add("territory-caption");
    caption.setAlignment(Pos.CENTER_RIGHT);
    var ground = new Ground(caption);
    ground.setId("territory-" + territory.gateway());
    return new BoxPiece<>(
        ground, territory, Territory::box, t -> caption.setText(messages.say(t.caption())));
  }

  Piece<Origin> origin(Origin origin) {
    var label = new Label();
    var word = origin.kind().name().toLowerCase(Locale.ROOT);
    label.getStyleClass().addAll("origin", word);
    label.setAlignment(Pos.CENTER);
    label.setId("origin-" + word);
    return new BoxPiece<>(
        label, origin, Origin::box, o -> label.setText(messages.say(Words.of(o.kind()))));
  }

  Piece<Card> card(Card card, Lettering lettering) {
    var node = new QubeCard(card.qube(), messages, lettering);
    node.setId("qube-" + card.qube());
    return new BoxPiece<>(node, card, Card::box, node::show);
  }

  /** One line by itself, while it changes. */
  Piece<Line> line(Line line) {
    boolean tube = Dashes.isTube(line);
    var shapes = new ArrayList<SVGPath>();
    shapes.add(stroke(line.weight(), Dashes.of(line), "line", look(line)));
    if (tube) {
      shapes.add(stroke(Metrics.TUBE_CORE, List.of(), "line", "core"));
    }
    shapes.add(filled("arrow", look(line)));
    return new PathPiece<Line>(
        shapes,
        line,
        l -> tube ? List.of(l.path(), l.path(), l.arrow()) : List.of(l.path(), l.arrow()));
  }

  /** The strokes of lines that look alike. */
  Node merged(List<Line> alike) {
    var one = alike.getFirst();
    var dashes = Dashes.of(one);
    var shape = stroke(one.weight(), dashes, "line", look(one));
    var paths = alike.stream().map(Line::path).toList();
    // Dashes go on around corners, and all begin at the same end.
    shape.setContent(
        dashes.isEmpty() ? MergedPaths.of(paths) : String.join(" ", new LinkedHashSet<>(paths)));
    return shape;
  }

  /** The light cores of those lines. */
  Node core(List<Line> lines) {
    var shape = stroke(Metrics.TUBE_CORE, List.of(), "line", "core");
    shape.setContent(MergedPaths.of(lines.stream().map(Line::path).toList()));
    return shape;
  }

  /** The arrow heads of lines that look alike. */
  Node arrows(List<Line> alike) {
    var shape = filled("arrow", look(alike.getFirst()));
    shape.setContent(
        String.join(" ", new LinkedHashSet<>(alike.stream().map(Line::arrow).toList())));
    return shape;
  }

  private static String look(Line line) {
    return switch (line.kind()) {
      case MADE_FROM -> "made-from";
      case NETWORK -> line.verdict().word();
    };
  }

  Piece<LeakRoute> leak(LeakRoute leak) {
    var shapes = new ArrayList<SVGPath>();
    leak.paths().forEach(_ -> shapes.add(stroke(Metrics.LEAK_WEIGHT, Dashes.LEAK, "line", "leak")));
    shapes.add(filled("arrow", "leak"));
    var piece =
        new PathPiece<LeakRoute>(
            shapes, leak, l -> Stream.concat(l.paths().stream(), Stream.of(l.arrow())).toList());
    piece.node().getStyleClass().add("leak-route");
    return piece;
  }

  Piece<LeakRoute> leakLabel(LeakRoute leak) {
    var headline = new Label();
    headline.getStyleClass().add("leak-headline");
    var words = new Label();
    words.getStyleClass().add("leak-words");
    var box = new VBox(headline, words);
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("leak-label");
    return new BoxPiece<>(
        box,
        leak,
        LeakRoute::label,
        l -> {
          headline.setText(messages.say(l.headline()));
          words.setText(messages.say(l.words()));
        });
  }

  private static SVGPath stroke(double weight, List<Double> dashes, String... look) {
    var shape = new SVGPath();
    shape.setFill(null);
    shape.setStrokeWidth(weight);
    shape.setStrokeLineCap(StrokeLineCap.BUTT);
    shape.getStrokeDashArray().setAll(dashes);
    shape.getStyleClass().addAll(look);
    return shape;
  }

  private static SVGPath filled(String... look) {
    var shape = new SVGPath();
    shape.getStyleClass().addAll(look);
    return shape;
  }
}
