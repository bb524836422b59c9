package org.torvm.ui.findings;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** Scrolls a pane just as far as needed. FX thread only. */
public final class Reveal {
  private final ScrollPane scroll;
  private final Region content;

  /** Scrolls that pane, whose content that is. */
  public Reveal(ScrollPane scroll, Region content) {
    this.scroll = scroll;
    this.content = content;
  }

  /** Makes whatever in the content gets the keyboard visible. */
  public void followFocus() {
    scroll
        .sceneProperty()
        .flatMap(scene -> scene.focusOwnerProperty())
        .subscribe(owner -> {
          if (owner != null && isInside(owner)) {
            reveal(owner);
          }
        });
  }

  /** Scrolls until that part of the content is visible; from its top when it is too high. */
  public void reveal(Node part) {
    scroll.layout();
    Bounds bounds = content.sceneToLocal(part.localToScene(part.getLayoutBounds()));
    double view = scroll.getViewportBounds().getHeight();
    double least = bounds.getMaxY() - view;
    top(Math.min(bounds.getMinY(), Math.max(top(), least)));
  }

  /** How many pixels of the content are above what is visible. */
  public double top() {
    return scroll.getVvalue() * free();
  }

  /** Scrolls until that many pixels of the content are above what is visible. */
  public void top(double pixels) {
    double free = free();
    scroll.setVvalue(free > 0 ? Math.clamp(pixels / free, 0, 1) : 0);
  }

  private double free() {
    return Math.max(0, content.getHeight() - scroll.getViewportBounds().getHeight());
  }

  private boolean isInside(Node node) {
    for (var here = node; here != null; here = here.getParent()) {
      if (here.equals(content)) {
        return true;
      }
    }
    return false;
  }
}
