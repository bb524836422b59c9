package org.torvm.ui.graph.drawing;

import javafx.scene.text.Font;
import org.torvm.graph.Metrics;

/**
 * The fonts of cards that are shown at some scale. Prism's software pipeline draws text from ready
 * glyphs only where nothing is scaled, and else as outlines, letter by letter, which takes half the
 * time of a whole frame. So text is set in the size in which it is seen, and scaled back.
 *
 * @param scale how large the cards are seen; 1 is life size
 * @param name the font of names
 * @param kind the font of what is written under names
 */
record Lettering(double scale, Font name, Font kind) {
  static Lettering of(double scale) {
    return new Lettering(
        scale,
        Font.font("Inter Semi Bold", Metrics.NAME_SIZE * scale),
        Font.font("Inter", Metrics.KIND_SIZE * scale));
  }
}
