package org.torvm.ui.findings;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The columns that the heading and every row share. */
final class FindingColumns {
  private FindingColumns() {}

  /** A row of those columns, empty. */
  static GridPane row() {
    var row = new GridPane();
    row.setHgap(10);
    row.getColumnConstraints()
        .setAll(List.of(fixed(12), fixed(84), fixed(180), growing(58), growing(42), fixed(250)));
    return row;
  }

  private static ColumnConstraints fixed(double width) {
    return new ColumnConstraints(width, width, width);
  }

  private static ColumnConstraints growing(double share) {
    var column = new ColumnConstraints(80, share * 10, Double.MAX_VALUE);
    column.setHgrow(Priority.ALWAYS);
    column.setHalignment(HPos.LEFT);
    return column;
  }
}
