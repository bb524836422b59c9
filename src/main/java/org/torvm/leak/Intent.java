package org.torvm.leak;

import java.util.Set;
import org.torvm.qubes.QubeName;

/**
 * What the user wants of a qube, which Qubes itself has no notion of, as far as it is kept outside
 * the system. What the tags below say is part of the snapshot and must not be repeated here: a
 * preview of taking a tag away would still find it.
 *
 * @param mustUseTor qubes that must reach the network only through Tor
 * @param mustBeOffline qubes that must never reach the network
 * @param gateways qubes that the user says are Tor gateways
 */
public record Intent(
    Set<QubeName> mustUseTor, Set<QubeName> mustBeOffline, Set<QubeName> gateways) {
  /** The tag that marks a qube which must use Tor; copied to its disposables by Qubes. */
  public static final String MUST_USE_TOR_TAG = "torvm-must-tor";

  /** The tag that marks a qube which must stay offline. */
  public static final String MUST_BE_OFFLINE_TAG = "torvm-must-offline";

  /** Nothing is wanted. */
  public static final Intent NONE = new Intent(Set.of(), Set.of(), Set.of());

  /** Copies the sets. */
  public Intent {
    mustUseTor = Set.copyOf(mustUseTor);
    mustBeOffline = Set.copyOf(mustBeOffline);
    gateways = Set.copyOf(gateways);
  }
}
