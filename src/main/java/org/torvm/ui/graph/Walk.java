package org.torvm.ui.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.torvm.graph.Box;
import org.torvm.graph.Card;
import org.torvm.graph.GraphPicture;
import org.torvm.graph.Line;
import org.torvm.qubes.QubeName;

/**
 * Where the keyboard gets to from a card: left and right along the lines, up and down within the
 * column; where no line leads on, to what lies there. Pure.
 *
 * @param picture the graph that is walked through
 */
record Walk(GraphPicture picture) {
  /** A way to go. */
  enum Way {
    LEFT,
    RIGHT,
    UP,
    DOWN
  }

  /** The card one step that way; nothing at the end of the way. */
  Optional<QubeName> from(QubeName here, Way way) {
    return picture
        .card(here)
        .flatMap(card ->
            switch (way) {
              case LEFT -> hasWayOut(here) ? towardInternet(here).findFirst() : beside(card, way);
              case RIGHT -> awayFromInternet(here).findFirst().or(() -> beside(card, way));
              case UP, DOWN -> inColumn(card, way).or(() -> beside(card, way));
            })
        .map(Card::qube);
  }

  /** The first card, as one reads: column by column, each from the top. */
  Optional<QubeName> first() {
    return picture.cards().stream().min(asRead()).map(Card::qube);
  }

  /** The last card, as one reads. */
  Optional<QubeName> last() {
    return picture.cards().stream().max(asRead()).map(Card::qube);
  }

  /** The qube next to {@code here} by name, around in a circle, that begins with those letters. */
  Optional<QubeName> named(String beginning, Optional<QubeName> here, boolean mayStay) {
    var wanted = beginning.toLowerCase(Locale.ROOT);
    List<QubeName> fitting =
        picture.cards().stream()
            .map(Card::qube)
            .filter(q -> q.value().toLowerCase(Locale.ROOT).startsWith(wanted))
            .sorted()
            .toList();
    return fitting.stream()
        .filter(q -> here.map(h -> q.compareTo(h)).filter(c -> mayStay ? c < 0 : c <= 0).isEmpty())
        .findFirst()
        .or(() -> fitting.stream().findFirst());
  }

  private Stream<Card> towardInternet(QubeName here) {
    return linesByKind()
        .filter(l -> l.from().equals(here))
        .flatMap(l -> QubeName.parse(l.to()).stream())
        .flatMap(q -> picture.card(q).stream());
  }

  private Stream<Card> awayFromInternet(QubeName here) {
    return Stream.of(Line.Kind.values())
        .flatMap(kind ->
            picture.lines().stream()
                .filter(l -> l.kind() == kind && l.to().equals(here.value()))
                .flatMap(l -> picture.card(l.from()).stream())
                .sorted(asRead()));
  }

  private Stream<Line> linesByKind() {
    return picture.lines().stream().sorted(Comparator.comparing(Line::kind));
  }

  /** Whether a line leads on, be it to the internet itself, where no card is. */
  private boolean hasWayOut(QubeName here) {
    return picture.lines().stream().anyMatch(l -> l.from().equals(here));
  }

  private Optional<Card> inColumn(Card here, Way way) {
    return nearest(
        c -> liesThere(here.box(), c.box(), way) && sharesColumn(here.box(), c.box()),
        c -> Math.abs(c.box().centreY() - here.box().centreY()));
  }

  private Optional<Card> beside(Card here, Way way) {
    return nearest(
        c -> !c.equals(here) && liesThere(here.box(), c.box(), way),
        c -> distance(here.box(), c.box(), way));
  }

  private Optional<Card> nearest(Predicate<Card> wanted, ToDoubleFunction<Card> distance) {
    return picture.cards().stream().filter(wanted).min(Comparator.comparingDouble(distance));
  }

  private static boolean sharesColumn(Box here, Box there) {
    return there.x() < here.centreX() && here.centreX() < there.right();
  }

  private static boolean liesThere(Box from, Box to, Way way) {
    return switch (way) {
      case LEFT -> to.centreX() < from.x();
      case RIGHT -> to.centreX() > from.right();
      case UP -> to.centreY() < from.y();
      case DOWN -> to.centreY() > from.bottom();
    };
  }

  /** Sideways steps count more, so that a walk keeps to its row or column. */
  private static double distance(Box from, Box to, Way way) {
    double dx = Math.abs(from.centreX() - to.centreX());
    double dy = Math.abs(from.centreY() - to.centreY());
    return way == Way.LEFT || way == Way.RIGHT ? dx + 3 * dy : dy + 3 * dx;
  }

  private static Comparator<Card> asRead() {
    return Comparator.<Card>comparingDouble(c -> c.box().x()).thenComparingDouble(c -> c.box().y());
  }
}
