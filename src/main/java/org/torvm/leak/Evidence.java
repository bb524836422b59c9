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
 * @param now the time of the audit
 */
public record Evidence(
    QubesSystem system,
    Intent intent,
    Map<QubeName, GatewayFacts> gateways,
    Past past,
    Instant now) {
  /** Copies the map. */
  public Evidence {
    gateways = Map.copyOf(gateways);
  }

  /** The same evidence about another system, for asking what would be. */
  public Evidence about(QubesSystem other) {
    return new Evidence(other, intent, gateways, past, now);
  }
}
