package org.torvm.gateway;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.WatchedFeatures;

/**
 * Why a qube that provides network is expected to be a TorVM although its qubes-tor service is off.
 *
 * <p>Such a qube is an open router: {@code start_tor_proxy.sh} ends without touching the firewall
 * when the service is off. The signs are those of the Qubes TorVM page (a qube named after Tor, a
 * template made for it as in its installation step 0) and what the user said.
 */
public enum TorVmExpectation {
  /** The user named it as a gateway. */
  PINNED,
  /** The service is set, to off. */
  SERVICE_SWITCHED_OFF,
  /** It is named after Tor, such as {@code torvm}. */
  NAME,
  /** Its template is named after Tor, such as {@code fedora-23-tor}. */
  TEMPLATE;

  /** A part of a name that speaks of Tor: {@code sys-tor} has one, {@code monitor} has not. */
  private static final Pattern TOR_WORD =
      Pattern.compile("(?:^|[-_.])(?:qubestor|tor|torvm)[0-9]*(?:$|[-_.])");

  /**
   * The strongest sign that this qube should run qubes-tor and does not; nothing when there is no
   * sign, when it is a Whonix gateway, when its service is on, or when that could not be read.
   *
   * @param qube the qube
   * @param gateways the gateways of its system
   * @param carriesGateway whether a known gateway has it on its way out: a qube between a gateway
   *     and the network passes traffic on by design, whatever it is called
   */
  public static Optional<TorVmExpectation> of(
      Qube qube, Gateways gateways, boolean carriesGateway) {
    boolean mayBeWhonix = gateways.declaresWhonix(qube.name()).value().orElse(true);
    boolean mayRunTor = Gateways.torServiceOn(qube).value().orElse(true);
    if (!qube.is(QubeFlag.PROVIDES_NETWORK) || mayBeWhonix || mayRunTor) {
      return Optional.empty();
    }
    if (gateways.isPinned(qube.name())) {
      return Optional.of(PINNED);
    }
    if (qube.features().value().orElseThrow().containsKey(WatchedFeatures.QUBES_TOR_SERVICE)) {
      return Optional.of(SERVICE_SWITCHED_OFF);
    }
    return carriesGateway ? Optional.empty() : byNames(qube);
  }

  private static Optional<TorVmExpectation> byNames(Qube qube) {
    if (speaksOfTor(qube.name())) {
      return Optional.of(NAME);
    }
    // sys-net may share a template with a TorVM; the qube that reaches the hardware is not one.
    var hasNetQube = qube.netQube().value().flatMap(n -> n).isPresent();
    var template = qube.template().value().flatMap(t -> t);
    return hasNetQube && template.filter(TorVmExpectation::speaksOfTor).isPresent()
        ? Optional.of(TEMPLATE)
        : Optional.empty();
  }

  private static boolean speaksOfTor(QubeName name) {
    return TOR_WORD.matcher(name.value().toLowerCase(Locale.ROOT)).find();
  }
}
