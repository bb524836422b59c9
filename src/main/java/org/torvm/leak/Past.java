package org.torvm.leak;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.torvm.qubes.QubeName;

/**
 * What was seen happening and cannot be read from a snapshot.
 *
 * @param announcedStarts qubes whose start was announced and has neither finished nor failed, with
 *     the moment of the announcement
 * @param switches net qube changes of running qubes, kept until the qube is shut down
 */
public record Past(Map<QubeName, Instant> announcedStarts, Map<QubeName, Switch> switches) {
  /**
   * A running qube was moved from one way out to another.
   *
   * @param before its way before
   * @param after the qubes on its way afterwards
   * @param at when it was seen
   */
  public record Switch(Route before, List<QubeName> after, Instant at) {
    /** Copies the list. */
    public Switch {
      after = List.copyOf(after);
    }
  }

  /** Nothing was seen. */
  public static final Past NOTHING = new Past(Map.of(), Map.of());

  /** Copies the maps. */
  public Past {
    announcedStarts = Map.copyOf(announcedStarts);
    switches = Map.copyOf(switches);
  }
}
