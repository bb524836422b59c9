package org.torvm.ui.graph.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.Group;
import javafx.scene.Node;

/**
 * All things of one kind. A thing keeps its node from picture to picture, as long as its key is the
 * same; what is new fades in and what is gone fades out.
 *
 * @param <T> what is drawn
 */
final class Layer<T> {
  private record Nth(Object key, int count) {}

  private final Group group = new Group();
  private final boolean overlapping;
  private final Function<T, Object> key;
  private final Function<T, Piece<T>> make;
  private Map<Nth, Piece<T>> pieces = new LinkedHashMap<>();

  /**
   * An empty layer.
   *
   * @param overlapping whether it matters which thing is on top
   * @param key what stays the same about a thing
   * @param make makes the piece of a thing that is new
   */
  Layer(boolean overlapping, Function<T, Object> key, Function<T, Piece<T>> make) {
    this.overlapping = overlapping;
    this.key = key;
    this.make = make;
  }

  Group group() {
    return group;
  }

  /** Shows those things, the first at the bottom, when {@code glide} is over. */
  void show(List<T> things, Glide glide) {
    var next = new LinkedHashMap<Nth, Piece<T>>();
    var counts = new HashMap<Object, Integer>();
    for (T thing : things) {
      var id = key.apply(thing);
      var nth = new Nth(id, counts.merge(id, 1, Integer::sum));
      next.put(nth, pieceFor(thing, Optional.ofNullable(pieces.get(nth)), glide));
    }
    var leaving = new ArrayList<>(pieces.values());
    leaving.removeAll(next.values());
    leaving.forEach(p -> p.leave(glide));
    pieces = next;
    stack(leaving);
    glide.afterwards(() -> leaving.forEach(p -> group.getChildren().remove(p.node())));
  }

  /** The node of the first thing like that. */
  Optional<Node> node(Predicate<T> wanted) {
    return pieces.values().stream()
        .filter(p -> wanted.test(p.shown()))
        .map(Piece::node)
        .findFirst();
  }

  /** Lets the things like that fade, and no others. */
  void fade(Predicate<T> faded) {
    pieces.values().forEach(p -> p.fade(faded.test(p.shown())));
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  void forEach(Consumer<Piece<T>> action) {
    pieces.values().forEach(action);
  }

  private Piece<T> pieceFor(T thing, Optional<Piece<T>> before, Glide glide) {
    var same = before.filter(p -> p.canBecome(thing));
    if (same.isPresent()) {
      same.get().become(thing, glide);
      return same.get();
    }
    var piece = make.apply(thing);
    piece.appear(glide);
    return piece;
  }

  /** What is new lies on top; only where pieces overlap is the whole order kept. */
  private void stack(List<Piece<T>> leaving) {
    var nodes = new ArrayList<Node>();
    leaving.forEach(p -> nodes.add(p.node()));
    pieces.values().forEach(p -> nodes.add(p.node()));
    if (overlapping) {
      if (!group.getChildren().equals(nodes)) {
        group.getChildren().setAll(nodes);
      }
    } else {
      nodes.removeAll(new HashSet<>(group.getChildren()));
      group.getChildren().addAll(nodes);
    }
  }
}
