package org.torvm.ui.graph;

import java.util.function.Consumer;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.torvm.graph.Extent;
import org.torvm.text.Messages;
import org.torvm.ui.shown.Shown;

/** The graph, what is said while it is empty, and its bar. FX thread only. */
public final class GraphPane extends BorderPane {
  private final GraphView graph;
  private final GraphOverlay overlay;
  private final GraphBar bar;

  /**
   * The graph with everything around it.
   *
   * @param onExtent hears how much the user wants to be drawn
   */
  public GraphPane(Messages messages, GraphWishes wishes, Consumer<Extent> onExtent) {
    graph = new GraphView(messages, wishes);
    overlay = new GraphOverlay(messages);
    bar = new GraphBar(messages, graph, onExtent);
    setCenter(new StackPane(graph, overlay));
    setBottom(bar);
    setMinSize(0, 0);
  }

  /** The graph itself. */
  public GraphView graph() {
    return graph;
  }

  /** Shows that, or why there is nothing to see. */
  public void show(Shown shown) {
    graph.show(shown.picture());
    overlay.show(shown.situation());
  }

  /** Says how much is drawn now. */
  public void show(Extent extent) {
    bar.show(extent);
  }
}
