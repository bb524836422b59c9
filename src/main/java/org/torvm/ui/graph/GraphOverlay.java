package org.torvm.ui.graph;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.torvm.qubes.Connection;
import org.torvm.text.Messages;
import org.torvm.watch.Situation;

/** Says why the graph is empty, while it is. */
public final class GraphOverlay extends StackPane {
  private final Messages messages;
  private final Label word = new Label();

  /** An overlay that lets every click through. */
  public GraphOverlay(Messages messages) {
    this.messages = messages;
    setMouseTransparent(true);
    word.setId("graph-word");
    word.getStyleClass().add("graph-word");
    getChildren().setAll(word);
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
}
