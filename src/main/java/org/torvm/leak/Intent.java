package org.torvm.leak;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Setting;

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
  /**
   * The user said that a disposable template runs because it is being customised, and its network
   * was taken from it for that.
   *
   * @param template the disposable template
   * @param since when the user said so
   * @param netQube its net qube as it was before
   * @param disposables its default disposable template as it was before
   */
  public record Customising(
      QubeName template,
      Instant since,
      Setting<Optional<QubeName>> netQube,
      Setting<Optional<QubeName>> disposables) {}

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
