package org.torvm.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of words, aligned in columns two blanks apart. */
final class Table {
  private final List<String[]> rows = new ArrayList<>();

  /** Adds a row; every row has as many cells as the first. */
  void row(String... cells) {
    rows.add(cells);
  }

  /** The rows in order, each as wide as needed, without blanks at the end. */
  List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(String[] cells) {
    var line = new StringBuilder();
    for (int column = 0; column < cells.length; column++) {
      line.append(cells[column]);
      if (column < cells.length - 1) {
        line.repeat(' ', width(column) - cells[column].length() + 2);
      }
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(r -> r[column].length()).max().orElse(0);
  }
}
