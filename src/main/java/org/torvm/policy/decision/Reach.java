package org.torvm.policy.decision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.torvm.policy.decision.Way.Leave;

/**
 * What one qube reaches with one service, whatever argument and target it gives. Everything that is
 * not in one of the ways is refused.
 */
public final class Reach {
  /** One list for each argument that was looked at, the easiest ways first in each. */
  private final List<List<Way>> ways;

  private final int caller;

  Reach(List<List<Way>> ways, int caller) {
    this.ways = ways;
    this.caller = caller;
  }

  /** The ways; the same destination may be in several. */
  public Stream<Way> ways() {
    return ways.stream()
        .flatMap(List::stream)
        .map(w -> new Way(w.leave(), w.line(), w.to().without(caller)))
        .filter(w -> !w.to().isEmpty());
  }

  /** The ways by that leave. */
  public Stream<Way> ways(Leave leave) {
    return ways().filter(w -> w.leave() == leave);
  }

  /**
   * The easiest way to any of those destinations, with only those of them that it reaches; nothing
   * when every one is refused.
   */
  public Optional<Way> easiest(Destinations wanted) {
    Optional<Way> easiest = Optional.empty();
    for (List<Way> list : ways) {
      var first = first(list, wanted);
      boolean easier =
          first.isPresent()
              && (easiest.isEmpty() || first.get().leave().compareTo(easiest.get().leave()) < 0);
      easiest = easier ? first : easiest;
    }
    return easiest.map(w -> new Way(w.leave(), w.line(), w.to().without(caller).and(wanted)));
  }

  private Optional<Way> first(List<Way> list, Destinations wanted) {
    for (Way way : list) {
      if (way.to().without(caller).meets(wanted)) {
        return Optional.of(way);
      }
    }
    return Optional.empty();
  }
}
