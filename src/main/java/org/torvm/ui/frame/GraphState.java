package org.torvm.ui.frame;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.torvm.qubes.Connection;
import org.torvm.text.Messages;
import org.torvm.ui.shown.Shown;

/**
 * Says what is going on while there is no graph to see: that qubes are being read, that nobody
 * answers, that there are none. Lets every click through.
 */
public final class GraphState extends StackPane {
  private static final double WIDEST = 460;

  private final Messages messages;
  private final ProgressIndicator busy = new ProgressIndicator();
  private final Label title = new Label();
  private final Label words = new Label();
  private boolean still;
  private boolean loading;

  /** Says nothing yet. */
  public GraphState(Messages messages) {
    this.messages = messages;
    setId("graph-state");
    setMouseTransparent(true);
    getStyleClass().add("graph-state");
    busy.setMaxSize(34, 34);
    busy.managedProperty().bind(busy.visibleProperty());
    title.setId("graph-state-title");
    title.getStyleClass().add("graph-state-title");
    words.setId("graph-state-words");
    words.getStyleClass().add("graph-state-words");
    words.setWrapText(true);
    words.setTextAlignment(TextAlignment.CENTER);
    words.setMinHeight(Region.USE_PREF_SIZE);
    var card = new VBox(12, busy, title, words);
    card.setAlignment(Pos.CENTER);
    card.setMaxWidth(WIDEST);
    getChildren().setAll(card);
    setVisible(false);
  }

  /** Lets nothing turn, or lets it turn again. */
  public void keepStill(boolean nothingTurns) {
    still = nothingTurns;
    busy.setVisible(loading && !still);
  }

  /** Says why there is nothing to see, when there is nothing. */
  public void show(Shown shown) {
    var word = word(shown);
    setVisible(word.isPresent());
    word.ifPresent(w -> {
      loading = w.equals("loading");
      busy.setVisible(loading && !still);
      title.setText(messages.say("window.state." + w));
      words.setText(messages.say("window.state." + w + ".words", trouble(shown)));
    });
  }

  private static Optional<String> word(Shown shown) {
    if (shown.report().system().qubeCount() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        switch (shown.situation().connection()) {
          case Connection.Loading _ -> "loading";
          case Connection.Stale _ -> "silent";
          case Connection.Live _ -> "empty";
        });
  }

  private static String trouble(Shown shown) {
    return shown.situation().connection() instanceof Connection.Stale stale ? stale.trouble() : "";
  }
}
