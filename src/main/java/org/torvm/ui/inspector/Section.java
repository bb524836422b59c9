package org.torvm.ui.inspector;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A part of the inspector that opens and closes. It stays as the user left it, whatever it shows,
 * and is built anew only when what it shows is different.
 */
final class Section extends VBox {
  private final Writing writing;
  private final Label title = new Label();
  private final Label summary = new Label();
  private final Label chevron = new Label("›");
  private final Button head = new Button();
  private final VBox body = new VBox();
  private Optional<Object> shown = Optional.empty();

  /** A section that shows nothing yet. */
  Section(String id, Writing writing, boolean open) {
    this.writing = writing;
    setId("section-" + id);
    getStyleClass().add("inspector-section");
    title.setText(writing.say("window.inspector.section." + id));
    title.getStyleClass().add("section-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    summary.getStyleClass().add("section-summary");
    chevron.getStyleClass().add("chevron");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var line = new HBox(6, chevron, title, space, summary);
    line.setAlignment(Pos.CENTER_LEFT);
    line.prefWidthProperty().bind(head.widthProperty().subtract(12));
    head.setId("section-head-" + id);
    head.setGraphic(line);
    head.getStyleClass().setAll("section-head");
    head.setAccessibleRole(AccessibleRole.TITLED_PANE);
    head.setMaxWidth(Double.MAX_VALUE);
    head.setOnAction(_ -> open(!isOpen()));
    body.getStyleClass().add("section-body");
    body.managedProperty().bind(body.visibleProperty());
    managedProperty().bind(visibleProperty());
    getChildren().setAll(head, body);
    open(open);
  }

  boolean isOpen() {
    return body.isVisible();
  }

  /**
   * Shows that.
   *
   * @param facts what is shown; when it is what was shown before, nothing is touched
   * @param brief what the section tells when it is closed
   * @param content makes the content
   */
  void show(Object facts, String brief, Supplier<? extends Iterable<? extends Node>> content) {
    setVisible(true);
    if (!shown.equals(Optional.of(facts))) {
      shown = Optional.of(facts);
      summary.setText(brief);
      body.getChildren().clear();
      content.get().forEach(body.getChildren()::add);
      speak();
    }
  }

  /** Hides it: there is nothing to say. */
  void hide() {
    shown = Optional.empty();
    setVisible(false);
  }

  private void open(boolean open) {
    body.setVisible(open);
    summary.setVisible(!open);
    chevron.setRotate(open ? 90 : 0);
    speak();
  }

  private void speak() {
    head.setAccessibleText(
        writing.say(
            isOpen() ? "window.inspector.section.open" : "window.inspector.section.closed",
            title.getText(),
            summary.getText()));
  }
}
