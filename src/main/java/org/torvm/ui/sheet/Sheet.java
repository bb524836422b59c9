package org.torvm.ui.sheet;

import java.util.function.BooleanSupplier;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A card over the middle of the window, below its bars: whatever they say can be seen and used
 * meanwhile. What lies under it does not get the keyboard; Escape closes it.
 */
public final class Sheet extends StackPane {
  private final Label title = new Label();
  private final VBox page = new VBox();
  private final Node covered;
  private final BooleanSupplier yields;
  private final Runnable close;
  private Node first = this;

  /**
   * A sheet that is not shown yet.
   *
   * @param id of the sheet; its title and its page are called the same with an ending
   * @param footer what stays in sight under the page
   * @param covered what lies under it
   * @param yields whether something else is open over it and has the keyboard
   * @param close called when the user wants it closed
   */
  public Sheet(
      String id, Node footer, Node covered, BooleanSupplier yields, double width, Runnable close) {
    this.covered = covered;
    this.yields = yields;
    this.close = close;
    setId(id);
    getStyleClass().add("sheet-layer");
    title.setId(id + "-title");
    title.getStyleClass().add("sheet-title");
    page.setId(id + "-page");
    page.getStyleClass().add("sheet-page");
    footer.getStyleClass().add("sheet-footer");
    var scroll = new ScrollPane(page);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    // A scroll pane does not ask its content how high it is when its lines are wrapped.
    page.heightProperty().subscribe(h -> scroll.setPrefViewportHeight(h.doubleValue()));
    var card = new BorderPane(scroll, title, null, footer, null);
    card.getStyleClass().add("sheet");
    card.setMaxSize(width, Region.USE_PREF_SIZE);
    card.setAccessibleRole(AccessibleRole.DIALOG);
    card.accessibleTextProperty().bind(title.textProperty());
    StackPane.setAlignment(card, Pos.CENTER);
    getChildren().setAll(card);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    sceneProperty().subscribe(this::guard);
    setVisible(false);
  }

  /** What is on the page. */
  public VBox page() {
    return page;
  }

  /** Says what it is about. */
  public void title(String words) {
    title.setText(words);
  }

  /** Shows it, with the keyboard on that node. */
  public void open(Node takesFocus) {
    first = takesFocus;
    setVisible(true);
    first.requestFocus();
  }

  /** Shows it no more. */
  public void close() {
    setVisible(false);
  }

  /** Is not seen while something else is open over it; takes the keyboard back afterwards. */
  public void makeWay(boolean away) {
    setOpacity(away ? 0 : 1);
    if (isVisible() && !away) {
      first.requestFocus();
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      close.run();
    }
  }

  private void guard(@Nullable Scene scene) {
    if (scene != null) {
      scene.focusOwnerProperty().subscribe(this::keep);
    }
  }

  private void keep(@Nullable Node owner) {
    if (isVisible() && owner != null && isUnder(owner) && !yields.getAsBoolean()) {
      first.requestFocus();
    }
  }

  private boolean isUnder(Node owner) {
    for (Node here = owner; here != null; here = here.getParent()) {
      if (here.equals(covered)) {
        return true;
      }
    }
    return false;
  }
}
