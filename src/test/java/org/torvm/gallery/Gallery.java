package org.torvm.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.fx.Png;
import org.torvm.ui.fx.Theme;

/**
 * Draws every scene, light and dark, at 1x and 2x, with the bundled fonts and without a display.
 *
 * <p>{@code ./run pictures FOLDER [PART OF A NAME]}
 */
public final class Gallery {
  private static final List<Integer> SCALES = List.of(1, 2);

  private final FxThread fx = new FxThread();
  private final Path folder;
  private final House house;

  private Gallery(Path folder, Systems systems) {
    this.folder = folder;
    this.house = new House(fx, systems);
  }

  /** Draws into the folder named first what has the words named next in its name. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var folder = Files.createDirectories(Path.of(arguments[0]));
    var wanted = arguments.length > 1 ? arguments[1] : "";
    var ground = Files.createTempDirectory("torvm-pictures-");
    try {
      new Gallery(folder, new Systems(ground)).draw(wanted);
    } finally {
      remove(ground);
    }
    System.exit(0);
  }

  private void draw(String wanted) throws IOException, InterruptedException {
    fx.start();
    for (Play play : house.all()) {
      for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
        if (play.name().contains(wanted)) {
          draw(play, theme);
        }
      }
    }
  }

  private void draw(Play play, Theme theme) throws IOException {
    try (var theatre = house.play(play, theme)) {
      for (int scale : SCALES) {
        var name = "%s-%s-%dx.png".formatted(play.name(), word(theme), scale);
        Files.write(folder.resolve(name), Png.of(theatre.picture(scale)));
        System.out.println(name);
      }
    }
  }

  private static String word(Theme theme) {
    return theme.name().toLowerCase(Locale.ROOT);
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
