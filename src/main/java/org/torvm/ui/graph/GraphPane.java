package org.torvm.ui.graph;

import java.util.function.Consumer;
import javafx.scene.layout.BorderPane;
import org.torvm.graph.Extent;
import org.torvm.text.Messages;
import org.torvm.ui.shown.Shown;

/** The graph and its bar. FX thread only. */
public final class GraphPane extends BorderPane {
  private final GraphView graph;
  private final GraphBar bar;

  /**
   * The graph with everything around it.
   *
   * @param onExtent hears how much the user wants to be drawn
   */
  public GraphPane(Messages messages, GraphWishes wishes, Consumer<Extent> onExtent) {
    graph = new GraphView(messages, wishes);
    bar = new GraphBar(messages, graph, onExtent);
    setCenter(graph);
    setBottom(bar);
    setMinSize(0, 0);
  }

  /** The graph itself. */
  public GraphView graph() {
    return graph;
  }

  /** Shows that. */
  public void show(Shown shown) {
    graph.show(shown.picture());
  }

  /** Says how much is drawn now. */
  public void show(Extent extent) {
    bar.show(extent);
  }
}
