package org.torvm.ui.fx;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import org.torvm.desktop.Brightness;

/** Light or dark: the same style sheets on two palettes. */
public enum Theme {
  LIGHT("palette-light.css"),
  DARK("palette-dark.css");

  private static final List<String> SHEETS =
      List.of(
          "base.css",
          "frame.css",
          "alert.css",
          "graph.css",
          "inspector.css",
          "findings.css",
          "sheet.css");

  private final String palette;

  Theme(String palette) {
    this.palette = palette;
  }

  /** The theme of a desktop that bright. */
  public static Theme of(Brightness brightness) {
    return switch (brightness) {
      case LIGHT -> LIGHT;
      case DARK -> DARK;
    };
  }

  /** Dresses that scene, whatever it wore before. */
  public void dress(Scene scene) {
    scene.getStylesheets().setAll(address(palette));
    SHEETS.forEach(s -> scene.getStylesheets().add(address(s)));
  }

  private static String address(String sheet) {
    return Optional.ofNullable(Theme.class.getResource("/org/torvm/ui/" + sheet))
        .orElseThrow(() -> new IllegalStateException("style sheet missing: " + sheet))
        .toExternalForm();
  }
}
