package org.torvm.ui.graph.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import javafx.scene.Group;
import javafx.scene.Node;
import org.torvm.graph.Dashes;
import org.torvm.graph.Line;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;

/**
 * All lines but those of leaks. Lines that look alike are drawn as one path, so that a crowd is
 * drawn in the time of a few; those that change are drawn one by one while they do.
 */
final class Lines {
  private final Group group = new Group();
  private final Group resting = new Group();
  private final Layer<Line> changing;
  private final Shapes shapes;
  private List<Line> shown = List.of();
  private Predicate<Line> faded = _ -> false;

  private record Key(Line.Kind kind, QubeName from, String to, Verdict verdict, double weight) {}

  /** What lines have in common that are drawn as one; the order is that of drawing. */
  private record Look(
      boolean clear, boolean torified, Line.Kind kind, Verdict verdict, double weight)
      implements Comparable<Look> {
    private static final Comparator<Look> ORDER =
        Comparator.comparing(Look::clear)
            .thenComparing(Look::torified)
            .thenComparing(Look::kind)
            .thenComparing(Look::verdict)
            .thenComparingDouble(Look::weight);

    @Override
    public int compareTo(Look other) {
      return ORDER.compare(this, other);
    }
  }

  Lines(Shapes shapes) {
    this.shapes = shapes;
    changing =
        new Layer<>(
            true, l -> new Key(l.kind(), l.from(), l.to(), l.verdict(), l.weight()), shapes::line);
    group.getChildren().setAll(resting, changing.group());
    group.setMouseTransparent(true);
  }

  Group group() {
    return group;
  }

  /** Shows those lines when {@code glide} is over. */
  void show(List<Line> next, Glide glide, boolean animated) {
    var before = shown;
    shown = List.copyOf(next);
    if (!animated) {
      rest();
      return;
    }
    var kept = new HashSet<>(before);
    kept.retainAll(next);
    var atOnce = new Glide();
    changing.show(before.stream().filter(l -> !kept.contains(l)).toList(), atOnce);
    atOnce.begin(false);
    draw(before.stream().filter(kept::contains).toList());
    changing.show(next.stream().filter(l -> !kept.contains(l)).toList(), glide);
    changing.fade(faded);
    glide.afterwards(this::rest);
  }

  /** Lets the lines like that fade, and no others. */
  void fade(Predicate<Line> isFaded) {
    faded = isFaded;
    changing.fade(isFaded);
    if (changing.isEmpty()) {
      draw(shown);
    }
  }

  private void rest() {
    var atOnce = new Glide();
    changing.show(List.of(), atOnce);
    atOnce.begin(false);
    draw(shown);
  }

  private void draw(List<Line> lines) {
    var alike = new TreeMap<Look, List<Line>>();
    for (Line line : lines) {
      var look =
          new Look(
              !faded.test(line),
              line.verdict() == Verdict.TORIFIED,
              line.kind(),
              line.verdict(),
              line.weight());
      alike.computeIfAbsent(look, _ -> new ArrayList<>()).add(line);
    }
    var nodes = new ArrayList<Node>();
    var cores = new LinkedHashMap<Boolean, List<Line>>();
    alike.forEach((look, some) -> {
      nodes.add(opaque(look.clear(), shapes.merged(some)));
      if (Dashes.isTube(some.getFirst())) {
        cores.computeIfAbsent(look.clear(), _ -> new ArrayList<>()).addAll(some);
      }
    });
    cores.forEach((clear, some) -> nodes.add(opaque(clear, shapes.core(some))));
    alike.forEach((look, some) -> nodes.add(opaque(look.clear(), shapes.arrows(some))));
    resting.getChildren().setAll(nodes);
  }

  private static Node opaque(boolean clear, Node node) {
    node.setOpacity(clear ? 1 : Piece.FAINT);
    return node;
  }
}
