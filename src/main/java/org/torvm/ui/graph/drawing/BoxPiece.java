package org.torvm.ui.graph.drawing;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.layout.Region;
import org.torvm.graph.Box;

/**
 * A thing with a box. It glides from box to box.
 *
 * @param <T> what is drawn
 */
final class BoxPiece<T> extends Piece<T> {
  private final Region region;
  private final Function<T, Box> box;
  private final Consumer<T> words;

  /** A piece that stands at the first box at once. */
  BoxPiece(Region region, T first, Function<T, Box> box, Consumer<T> words) {
    super(region, first);
    this.region = region;
    this.box = box;
    this.words = words;
    region.setManaged(false);
    words.accept(first);
    place(box.apply(first));
  }

  @Override
  boolean canBecome(T next) {
    return true;
  }

  @Override
  void move(T next, Glide glide) {
    if (!next.equals(shown())) {
      words.accept(next);
    }
    var from =
        new Box(region.getLayoutX(), region.getLayoutY(), region.getWidth(), region.getHeight());
    var to = box.apply(next);
    if (!from.equals(to)) {
      glide.add(share -> place(between(from, to, share)));
    }
  }

  private void place(Box at) {
    region.resizeRelocate(at.x(), at.y(), at.width(), at.height());
  }

  private static Box between(Box from, Box to, double share) {
    return share >= 1
        ? to
        : new Box(
            from.x() + (to.x() - from.x()) * share,
            from.y() + (to.y() - from.y()) * share,
            from.width() + (to.width() - from.width()) * share,
            from.height() + (to.height() - from.height()) * share);
  }
}
