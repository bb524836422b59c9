package org.torvm.ui.findings;

import javafx.scene.control.Label;
import org.torvm.leak.Severity;

/**
 * The mark of a severity: an octagon, a triangle, a diamond or a disc, each with a sign in it, so
 * that colour is not needed to tell them apart.
 */
public final class SeverityMark extends Label {
  private static final double SIZE = 15;

  /** The mark of that severity. */
  public SeverityMark(Severity severity) {
    super(severity == Severity.INFO ? "i" : "!");
    getStyleClass().addAll("severity-mark", severity.word());
    setMinSize(SIZE, SIZE);
    setPrefSize(SIZE, SIZE);
    setMaxSize(SIZE, SIZE);
  }
}
