package org.torvm.leak;

import java.time.Instant;
import java.util.Map;
import org.torvm.gateway.GatewayFacts;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;

/**
 * All an audit may look at.
 *
 * @param system the snapshot
 * @param intent what the user wants
 * @param gateways what is known of gateways beyond their settings
 * @param past what was seen happening
 * @param customising the disposable templates that the user is customising, by name
 * @param now the time of the audit
 */
public record Evidence(
    QubesSystem system,
    Intent intent,
    Map<QubeName, GatewayFacts> gateways,
    Past past,
    Map<QubeName, Intent.Customising> customising,
    Instant now) {
  /** Copies the maps. */
  public Evidence {
    gateways = Map.copyOf(gateways);
    customising = Map.copyOf(customising);
  }

  /** Evidence in which nobody customises anything. */
  public Evidence(
      QubesSystem system,
      Intent intent,
      Map<QubeName, GatewayFacts> gateways,
      Past past,
      Instant now) {
    this(system, intent, gateways, past, Map.of(), now);
  }

  /** The same evidence about another system, for asking what would be. */
  public Evidence about(QubesSystem other) {
    return new Evidence(other, intent, gateways, past, customising, now);
  }
}
