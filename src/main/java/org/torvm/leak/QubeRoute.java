package org.torvm.leak;

import java.util.List;

/**
 * Everything the audit found out about where one qube's bytes can go.
 *
 * @param route the way of its own packets
 * @param tightness whether anything can leave outside Tor
 * @param disposables the disposables it could have made for it, and theirs in turn
 * @param leaks every way out that is not Tor, the shortest first; empty for a qube that has no
 *     business with Tor
 */
public record QubeRoute(
    Route route, Tightness tightness, List<Spawn> disposables, List<LeakPath> leaks) {
  /** Copies the lists. */
  public QubeRoute {
    disposables = List.copyOf(disposables);
    leaks = List.copyOf(leaks);
  }
}
