package org.torvm.ui.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The bundled fonts, so that a window and a picture of it look the same on every machine. */
public final class Fonts {
  private static final List<String> FILES =
      List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf");

  private Fonts() {}

  /** Makes them known to the toolkit, under their own family names. */
  public static void load() {
    for (String file : FILES) {
      try (var in = Fonts.class.getResourceAsStream("/org/torvm/ui/fonts/" + file)) {
        if (in == null || Font.loadFont(in, 12) == null) {
          throw new IllegalStateException("font missing: " + file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
