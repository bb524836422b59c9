package org.torvm.ui.graph.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.torvm.graph.PathData;

/** Leads from one path to another of the same build, point by point. Immutable. */
final class PathBlend {
  private static final Pattern PART = Pattern.compile("[A-Za-z]|-?[0-9]+(?:\\.[0-9]+)?");

  private final List<String> from;
  private final List<String> to;
  private final String end;

  private PathBlend(List<String> from, List<String> to, String end) {
    this.from = from;
    this.to = to;
    this.end = end;
  }

  /** The way between two paths as SVG path data; nothing when they are built differently. */
  static Optional<PathBlend> between(String from, String to) {
    var first = parts(from);
    var last = parts(to);
    if (first.size() != last.size()) {
      return Optional.empty();
    }
    for (int i = 0; i < first.size(); i++) {
      boolean bothCommands = isCommand(first.get(i)) && isCommand(last.get(i));
      boolean oneCommand = isCommand(first.get(i)) || isCommand(last.get(i));
      if (bothCommands ? !first.get(i).equals(last.get(i)) : oneCommand) {
        return Optional.empty();
      }
    }
    return Optional.of(new PathBlend(first, last, to));
  }

  /** The path at that share of the way; at 1 the very text of the last one. */
  String at(double share) {
    if (share >= 1) {
      return end;
    }
    var data = new StringBuilder();
    for (int i = 0; i < from.size(); i++) {
      data.append(isCommand(to.get(i)) ? to.get(i) : number(i, share)).append(' ');
    }
    return data.toString();
  }

  private String number(int i, double share) {
    double first = Double.parseDouble(from.get(i));
    double last = Double.parseDouble(to.get(i));
    return PathData.number(first + (last - first) * share);
  }

  private static boolean isCommand(String part) {
    return Character.isLetter(part.charAt(0));
  }

  /** The commands and numbers of SVG path data, in their order. */
  static List<String> parts(String path) {
    var parts = new ArrayList<String>();
    var matcher = PART.matcher(path);
    while (matcher.find()) {
      parts.add(matcher.group());
    }
    return parts;
  }
}
