package org.torvm.qubes;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The features that this program reads: a fixed few, and every service. Each one costs a call per
 * qube that has it, and values of others can be chosen by the qube itself, so nothing else is read.
 *
 * <p>A service is a feature {@code service.NAME} that only dom0 sets; qubesd tells it to the qube
 * when it starts ({@code qubes/ext/services.py}). A plain system has one or two of them on its net
 * qubes and none elsewhere, so reading them all is a handful of calls.
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

  /** What network a qube had before this program turned it off. No other program knows it. */
  public static final String NETWORK_BEFORE = "torvm.network-before";

  /**
   * How many services of one qube are read. A qube with more would hold up the reading of all
   * others; its features count as not read, and what depends on them as not known.
   */
  public static final int MOST_SERVICES = 64;

  private static final String SERVICE = "service.";

  private static final Pattern SERVICE_KEY = Pattern.compile("service\\.[A-Za-z0-9._+-]{1,64}");

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
          DISPOSABLES_IN_MENU,
          NETWORK_BEFORE);

  private WatchedFeatures() {}

  /** Whether the value of that feature is read. */
  public static boolean contains(String key) {
    return KEYS.contains(key) || service(key).isPresent();
  }

  /**
   * The name of the service that this feature switches, such as {@code qubes-tor}; nothing when it
   * is no service. Names that are not safe to show are no services here.
   */
  public static Optional<String> service(String key) {
    return Optional.of(key)
        .filter(k -> SERVICE_KEY.matcher(k).matches())
        .map(k -> k.substring(SERVICE.length()));
  }
}
