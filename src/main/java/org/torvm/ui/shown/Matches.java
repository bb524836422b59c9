package org.torvm.ui.shown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.torvm.graph.Card;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;

/**
 * Which drawn qubes fit what the user looks for. A search finds part of a name, of a tag, or of the
 * name of the template, the net qube or the disposable template, whatever the case.
 *
 * @param qubes those that fit both the filter and the search
 * @param counts how many fit each filter, whatever is searched for
 */
public record Matches(SortedSet<QubeName> qubes, Map<Filter, Integer> counts) {
  /** Copies the collections. */
  public Matches {
    qubes = Collections.unmodifiableSortedSet(new TreeSet<>(qubes));
    counts = Map.copyOf(counts);
  }

  /** What of that picture fits that look. Takes well under a millisecond for 300 qubes. */
  public static Matches of(Shown shown, Look look) {
    var fitting = new TreeSet<QubeName>();
    var counts = new EnumMap<Filter, Integer>(Filter.class);
    for (Card card : shown.picture().cards()) {
      for (Filter filter : Filter.values()) {
        if (filter.admits(card.verdict(), card.state())) {
          counts.merge(filter, 1, Integer::sum);
        }
      }
      if (look.filter().admits(card.verdict(), card.state())
          && isFound(card.qube(), look.search(), shown.report())) {
        fitting.add(card.qube());
      }
    }
    return new Matches(fitting, counts);
  }

  /** How many drawn qubes fit that filter. */
  public int count(Filter filter) {
    return counts.getOrDefault(filter, 0);
  }

  /**
   * The qube after that one among those that fit, or before it; round the corner at the end. The
   * first or the last when that one is not among them; none when none fits.
   */
  public Optional<QubeName> beside(Optional<QubeName> here, boolean forward) {
    if (qubes.isEmpty()) {
      return Optional.empty();
    }
    var order = new ArrayList<>(qubes);
    if (!forward) {
      Collections.reverse(order);
    }
    int at = here.map(order::indexOf).orElse(-1);
    return Optional.of(order.get((at + 1) % order.size()));
  }

  /** The place of that qube among those that fit, from 1 on; none when it is not among them. */
  public OptionalInt place(Optional<QubeName> qube) {
    int at = qube.map(List.copyOf(qubes)::indexOf).orElse(-1);
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(at + 1);
  }

  private static boolean isFound(QubeName name, String search, LeakReport report) {
    var wanted = search.toLowerCase(Locale.ROOT);
    return holds(name, wanted)
        || report.system().qube(name).filter(q -> isFound(q, wanted)).isPresent();
  }

  private static boolean isFound(Qube qube, String wanted) {
    for (QubeReference reference : QubeReference.values()) {
      if (qube.reference(reference)
          .value()
          .flatMap(v -> v)
          .filter(n -> holds(n, wanted))
          .isPresent()) {
        return true;
      }
    }
    return qube.tags().value().stream()
        .flatMap(tags -> tags.stream())
        .anyMatch(t -> t.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private static boolean holds(QubeName name, String wanted) {
    return name.value().toLowerCase(Locale.ROOT).contains(wanted);
  }
}
