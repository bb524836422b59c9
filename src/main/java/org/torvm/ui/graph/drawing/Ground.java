package org.torvm.ui.graph.drawing;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.Line;

/**
 * The ground behind a gateway, with its caption at the lower right. Its edge is made of short
 * pieces: one large dashed outline would take as long to draw as a hundred cards.
 */
final class Ground extends Pane {
  private static final double RADIUS = 10;
  private static final List<Double> DASHES = List.of(4.0, 4.0);

  private final Label caption;
  private final List<Line> sides = List.of(new Line(), new Line(), new Line(), new Line());
  private final List<Arc> corners = List.of(arc(0), arc(90), arc(180), arc(270));

  Ground(Label caption) {
    this.caption = caption;
    getStyleClass().add("territory");
    caption.setManaged(false);
    sides.forEach(s -> {
      s.getStrokeDashArray().setAll(DASHES);
      s.getStyleClass().add("territory-edge");
      s.setManaged(false);
    });
    getChildren().addAll(sides);
    getChildren().addAll(corners);
    getChildren().add(caption);
  }

  @Override
  protected void layoutChildren() {
    double right = getWidth() - 0.5;
    double bottom = getHeight() - 0.5;
    run(sides.get(0), RADIUS, 0.5, right - RADIUS, 0.5);
    run(sides.get(1), RADIUS, bottom, right - RADIUS, bottom);
    run(sides.get(2), 0.5, RADIUS, 0.5, bottom - RADIUS);
    run(sides.get(3), right, RADIUS, right, bottom - RADIUS);
    centre(corners.get(0), right - RADIUS, 0.5 + RADIUS);
    centre(corners.get(1), 0.5 + RADIUS, 0.5 + RADIUS);
    centre(corners.get(2), 0.5 + RADIUS, bottom - RADIUS);
    centre(corners.get(3), right - RADIUS, bottom - RADIUS);
    caption.resizeRelocate(12, getHeight() - 20, Math.max(0, getWidth() - 24), 16);
  }

  private static Arc arc(double start) {
    var arc = new Arc(0, 0, RADIUS, RADIUS, start, 90);
    arc.setFill(null);
    arc.getStrokeDashArray().setAll(DASHES);
    arc.getStyleClass().add("territory-edge");
    arc.setManaged(false);
    return arc;
  }

  private static void run(Line line, double x, double y, double toX, double toY) {
    line.setStartX(x);
    line.setStartY(y);
    line.setEndX(toX);
    line.setEndY(toY);
  }

  private static void centre(Arc arc, double x, double y) {
    arc.setCenterX(x);
    arc.setCenterY(y);
  }
}
