package org.torvm.ui.graph.drawing;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Group;
import javafx.scene.shape.SVGPath;

/**
 * A thing made of paths. It bends from one run to the next when both are built alike.
 *
 * @param <T> what is drawn
 */
final class PathPiece<T> extends Piece<T> {
  private final List<SVGPath> shapes;
  private final Function<T, List<String>> paths;

  /** A piece whose shapes show those paths, one each. */
  PathPiece(List<SVGPath> shapes, T first, Function<T, List<String>> paths) {
    super(new Group(List.copyOf(shapes)), first);
    this.shapes = List.copyOf(shapes);
    this.paths = paths;
    show(paths.apply(first));
  }

  @Override
  boolean canBecome(T next) {
    var to = paths.apply(next);
    if (to.size() != shapes.size()) {
      return false;
    }
    for (int i = 0; i < to.size(); i++) {
      if (PathBlend.between(shapes.get(i).getContent(), to.get(i)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  @Override
  void move(T next, Glide glide) {
    var to = paths.apply(next);
    for (int i = 0; i < shapes.size(); i++) {
      var shape = shapes.get(i);
      if (!shape.getContent().equals(to.get(i))) {
        PathBlend.between(shape.getContent(), to.get(i))
            .ifPresent(blend -> glide.add(share -> shape.setContent(blend.at(share))));
      }
    }
  }

  private void show(List<String> contents) {
    for (int i = 0; i < shapes.size(); i++) {
      shapes.get(i).setContent(contents.get(i));
    }
  }
}
