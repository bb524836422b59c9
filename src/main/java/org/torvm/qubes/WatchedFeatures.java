package org.torvm.qubes;

import java.util.Set;

/**
 * The features that this program reads. Each one costs a call per qube that has it, and values can
 * be chosen by the qube itself, so nothing else is read.
 */
public final class WatchedFeatures {
  /** On a Whonix gateway's template. */
  public static final String WHONIX_GATEWAY = "whonix-gw";

  /** On a Whonix workstation's template. */
  public static final String WHONIX_WORKSTATION = "whonix-ws";

  /** On a TorVM: the qubes-tor service is to run. */
  public static final String QUBES_TOR_SERVICE = "service.qubes-tor";

  /** Switches off what would rewrite a TorVM's firewall. */
  public static final String FIREWALL_SERVICE = "service.qubes-firewall";

  /** Switches off what would rewrite a TorVM's firewall. */
  public static final String NETWATCHER_SERVICE = "service.qubes-netwatcher";

  /** Not for users: hidden in lists. */
  public static final String INTERNAL = "internal";

  /** A net qube change that waits for the qube to be unpaused (R4.3). */
  public static final String DEFERRED_NET_QUBE = "deferred-netvm-original";

  /** Refuses a start, with the reason (R4.3). */
  public static final String PROHIBIT_START = "prohibit-start";

  /** How many disposables are made ahead of time (R4.3). */
  public static final String PRELOAD_MAXIMUM = "preload-dispvm-max";

  /** Marks a service qube. */
  public static final String SERVICE_QUBE = "servicevm";

  /** Shown in the menu as a source of disposables. */
  public static final String DISPOSABLES_IN_MENU = "appmenus-dispvm";

  private static final Set<String> KEYS =
      Set.of(
          WHONIX_GATEWAY,
          WHONIX_WORKSTATION,
          QUBES_TOR_SERVICE,
          FIREWALL_SERVICE,
          NETWATCHER_SERVICE,
          INTERNAL,
          DEFERRED_NET_QUBE,
          PROHIBIT_START,
          PRELOAD_MAXIMUM,
          SERVICE_QUBE,
          DISPOSABLES_IN_MENU);

  private WatchedFeatures() {}

  /** Whether the value of that feature is read. */
  public static boolean contains(String key) {
    return KEYS.contains(key);
  }
}
