package org.torvm.graph.layout;

import java.util.List;
import org.torvm.graph.Box;
import org.torvm.graph.Heading;
import org.torvm.graph.Metrics;
import org.torvm.graph.Territory;
import org.torvm.graph.TextWidth;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/** The words beside things: how much room they take, and which they are. */
final class Captions {
  private static final double LABEL_LEAST_WIDTH = 152;
  private static final double LABEL_MOST_WIDTH = 230;
  private static final double CAPTION_WORDS = 110;
  private static final double CAPTION_HEIGHT = 15;
  private static final double CAPTION_INSET = 10;
  private static final double HEADING_WIDTH = 92;

  private Captions() {}

  /** About how wide the caption of that gateway's territory is. */
  static double width(QubeName gateway) {
    return CAPTION_WORDS + TextWidth.of(gateway.value(), Metrics.CAPTION_SIZE);
  }

  /** Where the caption of a territory stands: in its lower right corner. */
  static Box of(Territory territory) {
    Box ground = territory.box();
    double width = width(territory.gateway());
    return new Box(
        ground.right() - width - CAPTION_INSET,
        ground.bottom() - CAPTION_HEIGHT - 4,
        width,
        CAPTION_HEIGHT);
  }

  /** The first line of a leak's label. */
  static Text headline(List<QubeName> names) {
    return switch (names.size()) {
      case 1 -> Text.of("graph.leak.headline.one", names.getFirst());
      case 2 -> Text.of("graph.leak.headline.two", names.getFirst(), names.getLast());
      default -> Text.of("graph.leak.headline.many", names.size());
    };
  }

  /** The second line of a leak's label. */
  static Text words(Trunk trunk) {
    boolean one = trunk.from().size() == 1;
    if (trunk.direct()) {
      return Text.of(one ? "graph.leak.direct.one" : "graph.leak.direct.many");
    }
    return Text.of(one ? "graph.leak.spawn.one" : "graph.leak.spawn.many");
  }

  /** About how wide that label must be. */
  static double labelWidth(List<QubeName> names) {
    double width =
        headline(names).arguments().stream()
            .mapToDouble(a -> TextWidth.of(a.toString(), Metrics.CAPTION_SIZE) + 8)
            .sum();
    return Math.clamp(width + 44, LABEL_LEAST_WIDTH, LABEL_MOST_WIDTH);
  }

  /** About where the words of a heading stand. */
  static Box of(Heading heading) {
    return new Box(
        heading.at().x(), heading.at().y() - CAPTION_HEIGHT + 3, HEADING_WIDTH, CAPTION_HEIGHT);
  }
}
