package org.torvm.ui.graph.drawing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.torvm.graph.PathData;

/**
 * Many paths as one in which nothing is drawn twice. Lines of the graph share most of their way;
 * drawn one by one, a crowd of them costs many times what is seen of it.
 */
final class MergedPaths {
  private final SortedMap<Double, List<Span>> level = new TreeMap<>();
  private final SortedMap<Double, List<Span>> upright = new TreeMap<>();
  private final Set<String> others = new LinkedHashSet<>();

  private record Span(double from, double to) {}

  /** That SVG path data covers the same points as all of {@code paths} together. */
  static String of(List<String> paths) {
    var merged = new MergedPaths();
    paths.forEach(merged::add);
    return merged.data();
  }

  private void add(String path) {
    var parts = PathBlend.parts(path);
    if (!isUnderstood(parts)) {
      others.add(path);
      return;
    }
    double x = 0;
    double y = 0;
    for (int i = 0; i < parts.size(); ) {
      var command = parts.get(i);
      int last = i + (command.equals("Q") ? 3 : 1);
      double nextX = Double.parseDouble(parts.get(last));
      double nextY = Double.parseDouble(parts.get(last + 1));
      if (command.equals("L")) {
        straight(x, y, nextX, nextY);
      } else if (command.equals("Q")) {
        others.add(
            "M%s %s Q%s"
                .formatted(
                    PathData.number(x),
                    PathData.number(y),
                    String.join(" ", parts.subList(i + 1, last + 2))));
      }
      x = nextX;
      y = nextY;
      i = last + 2;
    }
  }

  /** Only absolute moves, straight lines and simple curves, each command written out. */
  private static boolean isUnderstood(List<String> parts) {
    for (int i = 0; i < parts.size(); ) {
      int numbers =
          switch (parts.get(i)) {
            case "M", "L" -> 2;
            case "Q" -> 4;
            default -> 0;
          };
      int end = i + 1 + numbers;
      if (numbers == 0
          || end > parts.size()
          || parts.subList(i + 1, end).stream().anyMatch(p -> Character.isLetter(p.charAt(0)))) {
        return false;
      }
      i = end;
    }
    return true;
  }

  private void straight(double x, double y, double nextX, double nextY) {
    if (y == nextY) {
      add(level, y, x, nextX);
    } else if (x == nextX) {
      add(upright, x, y, nextY);
    } else {
      others.add(
          "M%s %s L%s %s"
              .formatted(
                  PathData.number(x),
                  PathData.number(y),
                  PathData.number(nextX),
                  PathData.number(nextY)));
    }
  }

  private static void add(Map<Double, List<Span>> lines, double at, double from, double to) {
    lines
        .computeIfAbsent(at, _ -> new ArrayList<>())
        .add(new Span(Math.min(from, to), Math.max(from, to)));
  }

  private String data() {
    var data = new StringBuilder();
    level.forEach((y, spans) ->
        united(spans)
            .forEach(s ->
                data.append('M')
                    .append(PathData.number(s.from()))
                    .append(' ')
                    .append(PathData.number(y))
                    .append(" H")
                    .append(PathData.number(s.to()))
                    .append(' ')));
    upright.forEach((x, spans) ->
        united(spans)
            .forEach(s ->
                data.append('M')
                    .append(PathData.number(x))
                    .append(' ')
                    .append(PathData.number(s.from()))
                    .append(" V")
                    .append(PathData.number(s.to()))
                    .append(' ')));
    others.forEach(o -> data.append(o).append(' '));
    return data.toString().strip();
  }

  private static List<Span> united(List<Span> spans) {
    var united = new ArrayList<Span>();
    spans.stream()
        .sorted((a, b) -> Double.compare(a.from(), b.from()))
        .forEach(s -> {
          if (!united.isEmpty() && s.from() <= united.getLast().to()) {
            var before = united.removeLast();
            united.add(new Span(before.from(), Math.max(before.to(), s.to())));
          } else {
            united.add(s);
          }
        });
    return united;
  }
}
