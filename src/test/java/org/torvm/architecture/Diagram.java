package org.torvm.architecture;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The picture of the rooms, as a Mermaid flow chart made from {@link Rooms}. */
final class Diagram {
  private Diagram() {}

  /** The chart, without the fence around it; every line ends with a line feed. */
  static String mermaid(List<Room> rooms) {
    var chart = new StringBuilder("flowchart TD\n");
    for (Room.Nature nature : Room.Nature.values()) {
      chart.append(box(nature, rooms.stream().filter(r -> r.nature() == nature).toList()));
    }
    for (Room room : rooms.reversed()) {
      var uses = Rooms.directUses(room).stream().sorted().collect(Collectors.joining(" & "));
      if (!uses.isEmpty()) {
        chart.append("  ").append(room.name()).append(" --> ").append(uses).append('\n');
      }
    }
    return chart.toString();
  }

  private static String box(Room.Nature nature, List<Room> rooms) {
    var title =
        switch (nature) {
          case PURE -> "pure: compute, and nothing else";
          case SHELL -> "shell: files, sockets, programs, time";
          case SCREEN -> "screen: JavaFX";
        };
    var box = new StringBuilder();
    box.append("  subgraph ").append(nature.name().toLowerCase(Locale.ROOT));
    box.append("[\"").append(title).append("\"]\n");
    for (Room room : rooms) {
      box.append("    ").append(room.name()).append("[\"<b>").append(room.name());
      box.append("</b><br/>").append(room.job()).append("\"]\n");
    }
    return box.append("  end\n").toString();
  }
}
