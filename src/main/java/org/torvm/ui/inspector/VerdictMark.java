package org.torvm.ui.inspector;

import javafx.scene.layout.Region;
import org.torvm.leak.Verdict;

/**
 * The mark of a verdict: a ring for Tor, an arrow that leaves for the open network, a bar for none,
 * a broken square for what is not known. Colour is not needed to tell them apart.
 */
final class VerdictMark extends Region {
  private static final double SIZE = 15;

  VerdictMark(Verdict verdict) {
    getStyleClass().addAll("verdict-mark", verdict.word());
    setMinSize(SIZE, SIZE);
    setPrefSize(SIZE, SIZE);
    setMaxSize(SIZE, SIZE);
  }
}
