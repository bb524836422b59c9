package org.torvm.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;
import javafx.scene.text.Text;

/**
 * How well text stands out from what is behind it, by the formula of WCAG 2.2. What is switched off
 * or faded on purpose is left out, as the guideline allows.
 */
final class Contrast {
  private static final Color PAPER = Color.WHITE;

  /**
   * A text that is hard to read.
   *
   * @param words the text
   * @param ratio its contrast
   * @param ink its colour
   * @param ground what is behind it
   */
  record Faint(String words, double ratio, Color ink, Color ground) {}

  private Contrast() {}

  /** Every text below that node whose contrast is less than {@code least}. FX thread only. */
  static List<Faint> below(Node root, double least) {
    var found = new ArrayList<Faint>();
    look(root, List.of(PAPER), least, found);
    return found;
  }

  private static void look(Node node, List<Color> grounds, double least, List<Faint> found) {
    if (!node.isVisible() || node.isDisabled() || node.getOpacity() < 1) {
      return;
    }
    var here = node instanceof Region region ? over(grounds, region) : grounds;
    if (node instanceof Text text
        && !text.getText().isBlank()
        && text.getFill() instanceof Color ink) {
      for (Color ground : here) {
        double ratio = ratio(ink, ground);
        if (ratio < least) {
          found.add(new Faint(text.getText(), ratio, ink, ground));
        }
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, here, least, found));
    }
  }

  /** What lies behind the content of that region: more than one colour for a pattern. */
  private static List<Color> over(List<Color> grounds, Region region) {
    var background = Optional.ofNullable(region.getBackground());
    if (background.isEmpty() || background.get().getFills().isEmpty()) {
      return grounds;
    }
    BackgroundFill top = background.get().getFills().getLast();
    var colours = colours(top.getFill());
    if (colours.isEmpty() || colours.stream().anyMatch(c -> c.getOpacity() == 0)) {
      return grounds;
    }
    return colours.stream().flatMap(c -> grounds.stream().map(g -> mix(g, c))).distinct().toList();
  }

  private static List<Color> colours(Paint paint) {
    return switch (paint) {
      case Color colour -> List.of(colour);
      case LinearGradient gradient -> gradient.getStops().stream().map(Stop::getColor).toList();
      default -> List.of();
    };
  }

  private static Color mix(Color ground, Color over) {
    return ground.interpolate(
        Color.color(over.getRed(), over.getGreen(), over.getBlue()), over.getOpacity());
  }

  private static double ratio(Color a, Color b) {
    double light = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double share) {
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
