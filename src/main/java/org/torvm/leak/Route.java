package org.torvm.leak;

import java.util.List;
import java.util.Optional;
import org.torvm.qubes.QubeName;

/**
 * The way of a qube's own packets: its net qube, that one's net qube and so on.
 *
 * @param verdict where they end up
 * @param via every qube on the way, the nearest first, without the qube itself; as far as it could
 *     be followed
 * @param gateway the first Tor gateway on the way, present exactly when the verdict is {@link
 *     Verdict#TORIFIED}
 * @param proof how far the verdict was confirmed
 */
public record Route(Verdict verdict, List<QubeName> via, Optional<QubeName> gateway, Proof proof) {
  /** Copies the list. */
  public Route {
    via = List.copyOf(via);
  }
}
