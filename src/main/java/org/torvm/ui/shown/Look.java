package org.torvm.ui.shown;

import org.torvm.graph.Extent;

/**
 * What the user asked to see of the graph.
 *
 * @param extent how much of the system is drawn
 * @param filter which qubes are to be seen clearly
 * @param search what was typed into the search field, without space around it
 */
public record Look(Extent extent, Filter filter, String search) {
  /** What a user sees who has not asked for anything. */
  public static final Look PLAIN = new Look(Extent.EVERYDAY, Filter.ALL, "");

  /** Takes the space around the search off. */
  public Look {
    search = search.strip();
  }

  /** Whether every drawn qube is to be seen clearly. */
  public boolean fadesNothing() {
    return filter == Filter.ALL && search.isEmpty();
  }

  public Look with(Extent newExtent) {
    return new Look(newExtent, filter, search);
  }

  public Look with(Filter newFilter) {
    return new Look(extent, newFilter, search);
  }

  public Look searching(String newSearch) {
    return new Look(extent, filter, newSearch);
  }
}
