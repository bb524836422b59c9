package org.torvm.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.torvm.text.Messages;
import org.torvm.ui.Surroundings;
import org.torvm.ui.TorvmWindow;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.fx.Png;
import org.torvm.ui.fx.Theme;
import org.torvm.watch.Situation;

/**
 * Draws every scene, light and dark, at 1x and 2x, with the bundled fonts and without a display.
 *
 * <p>{@code ./run pictures FOLDER [PART OF A NAME]}
 */
public final class Gallery {
  private static final List<Integer> SCALES = List.of(1, 2);

  private final FxThread fx = new FxThread();
  private final Messages messages = Messages.shipped();
  private final Path folder;
  private final Systems systems;

  private Gallery(Path folder, Systems systems) {
    this.folder = folder;
    this.systems = systems;
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
    for (Play play : new Repertoire(systems).plays()) {
      for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
        if (play.name().contains(wanted)) {
          draw(play, theme);
        }
      }
    }
  }

  private void draw(Play play, Theme theme) throws IOException {
    try (var theatre =
        new Theatre(surroundings(play), theme, TorvmWindow.WIDTH, TorvmWindow.HEIGHT)) {
      theatre.picture(1);
      play.acts().accept(theatre);
      for (int scale : SCALES) {
        var name = "%s-%s-%dx.png".formatted(play.name(), word(theme), scale);
        Files.write(folder.resolve(name), Png.of(theatre.picture(scale)));
        System.out.println(name);
      }
    }
  }

  private Surroundings surroundings(Play play) {
    var report = systems.report(play.system());
    return new Surroundings(
        new StillSituations(new Situation(play.connection(), report, play.alarms())),
        play.changes(systems),
        messages,
        fx,
        Theatre.background(),
        ZoneOffset.UTC);
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
