package org.torvm.ui.graph;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Side;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/** Lets the edges fade beyond which there is more, with a small arrow that points there. */
final class Beyond extends Pane {
  private static final double DEPTH = 26;

  private final Viewport viewport;
  private final List<Edge> edges = List.of(Side.values()).stream().map(Edge::new).toList();

  Beyond(Viewport viewport) {
    this.viewport = viewport;
    setMouseTransparent(true);
    edges.forEach(e -> getChildren().addAll(e.fading, e.arrow));
    viewport.sightProperty().subscribe(_ -> requestLayout());
  }

  /** Looks again at what is out of view. */
  void refresh() {
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    var sight = viewport.sightProperty().get();
    var size = viewport.contentSize();
    double slack = 24 * sight.scale();
    edges.forEach(edge ->
        edge.show(
            !size.isEmpty()
                && switch (edge.side) {
                  case LEFT -> sight.x() < -slack;
                  case TOP -> sight.y() < -slack;
                  case RIGHT -> sight.x() + size.width() * sight.scale() > getWidth() + slack;
                  case BOTTOM -> sight.y() + size.height() * sight.scale() > getHeight() + slack;
                }));
    edges.forEach(e -> e.place(getWidth(), getHeight()));
  }

  /** One edge. */
  private static final class Edge {
    private final Side side;
    private final Region fading = new Region();
    private final SVGPath arrow = new SVGPath();

    Edge(Side side) {
      this.side = side;
      var word = side.name().toLowerCase(Locale.ROOT);
      fading.getStyleClass().addAll("beyond", word);
      fading.setId("beyond-" + word);
      fading.setManaged(false);
      arrow.getStyleClass().add("beyond-arrow");
      arrow.setManaged(false);
      arrow.setContent(
          switch (side) {
            case LEFT -> "M4 -6 L-3 0 L4 6";
            case RIGHT -> "M-4 -6 L3 0 L-4 6";
            case TOP -> "M-6 4 L0 -3 L6 4";
            case BOTTOM -> "M-6 -4 L0 3 L6 -4";
          });
    }

    void show(boolean more) {
      fading.setVisible(more);
      arrow.setVisible(more);
    }

    void place(double width, double height) {
      double x = side == Side.RIGHT ? width - DEPTH : 0;
      double y = side == Side.BOTTOM ? height - DEPTH : 0;
      boolean upright = side == Side.LEFT || side == Side.RIGHT;
      double wide = upright ? DEPTH : width;
      double high = upright ? height : DEPTH;
      fading.resizeRelocate(x, y, wide, high);
      arrow.setLayoutX(x + (upright ? centre(side == Side.LEFT) : wide / 2));
      arrow.setLayoutY(y + (upright ? high / 2 : centre(side == Side.TOP)));
    }

    private static double centre(boolean atStart) {
      return atStart ? 10 : DEPTH - 10;
    }
  }
}
