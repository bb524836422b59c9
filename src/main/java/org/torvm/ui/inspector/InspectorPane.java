package org.torvm.ui.inspector;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.torvm.qubes.QubeName;
import org.torvm.text.Messages;
import org.torvm.ui.action.QubeAction;
import org.torvm.ui.shown.Shown;

/** The selected qube: what it is and where its bytes go. */
public final class InspectorPane extends VBox {
  private final Messages messages;
  private final Label title = new Label();

  /** An inspector that shows nothing yet. */
  public InspectorPane(Messages messages) {
    this.messages = messages;
    setId("inspector");
    getStyleClass().add("inspector");
    setPrefWidth(350);
    setMinWidth(300);
    title.setId("inspector-title");
    title.getStyleClass().add("inspector-title");
    getChildren().setAll(title);
  }

  /** Shows that qube with what can be done with it, or what to do when none is selected. */
  public void show(Shown shown, Optional<QubeName> qube, List<QubeAction> actions) {
    title.setText(qube.map(QubeName::value).orElseGet(() -> messages.say("window.inspector.none")));
  }
}
