package org.torvm.graph;

import java.util.List;
import java.util.Optional;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Release;
import org.torvm.qubes.SystemKind;

/**
 * Everything that is drawn of one audit, with its place.
 *
 * @param kind which system it is
 * @param release which release answered
 * @param width how wide the picture is, in pixels at 1x
 * @param height how high
 * @param headings words over columns and bands
 * @param territories the ground behind each gateway, outer ones first
 * @param origins where ways out end
 * @param cards the qubes, by name
 * @param lines net qube and disposable lines
 * @param leaks the ways out that are not Tor
 */
public record GraphPicture(
    SystemKind kind,
    Release release,
    double width,
    double height,
    List<Heading> headings,
    List<Territory> territories,
    List<Origin> origins,
    List<Card> cards,
    List<Line> lines,
    List<LeakRoute> leaks) {
  /** Copies the lists. */
  public GraphPicture {
    headings = List.copyOf(headings);
    territories = List.copyOf(territories);
    origins = List.copyOf(origins);
    cards = List.copyOf(cards);
    lines = List.copyOf(lines);
    leaks = List.copyOf(leaks);
  }

  /** The card of that qube, or nothing when it is not drawn. */
  public Optional<Card> card(QubeName qube) {
    return cards.stream().filter(c -> c.qube().equals(qube)).findFirst();
  }
}
