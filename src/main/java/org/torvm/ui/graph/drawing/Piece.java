package org.torvm.ui.graph.drawing;

import javafx.css.PseudoClass;
import javafx.scene.Node;

/**
 * One thing of a picture as a node, which stays the same node while the thing is drawn.
 *
 * @param <T> what is drawn
 */
abstract class Piece<T> {
  private static final PseudoClass FADED = PseudoClass.getPseudoClass("faded");

  /** Faint beside the clear ones, and still to be read by who looks for it. */
  static final double FAINT = 0.38;

  private final Node node;
  private T shown;
  private double presence = 1;
  private boolean faded;

  Piece(Node node, T first) {
    this.node = node;
    this.shown = first;
  }

  final Node node() {
    return node;
  }

  /** What it stands for now. */
  final T shown() {
    return shown;
  }

  /** Whether it can glide there; when not, it is faded out and another one in. */
  abstract boolean canBecome(T next);

  /** Adds to {@code glide} whatever has to move to show {@code next}. */
  abstract void move(T next, Glide glide);

  /** Shows {@code next} from now on, and fully. */
  final void become(T next, Glide glide) {
    move(next, glide);
    shown = next;
    if (presence < 1) {
      double from = presence;
      glide.add(share -> presence(from + (1 - from) * share));
    }
  }

  /** Comes in. */
  final void appear(Glide glide) {
    presence(0);
    glide.add(this::presence);
  }

  /** Goes out: no click and no search finds it any more. */
  final void leave(Glide glide) {
    node.setMouseTransparent(true);
    node.setId("");
    double from = presence;
    glide.add(share -> presence(from * (1 - share)));
  }

  /** Steps back behind what the user looks for, or forward again. */
  final void fade(boolean back) {
    if (faded != back) {
      faded = back;
      node.pseudoClassStateChanged(FADED, back);
      presence(presence);
    }
  }

  private void presence(double share) {
    presence = share;
    node.setOpacity(faded ? share * FAINT : share);
  }
}
