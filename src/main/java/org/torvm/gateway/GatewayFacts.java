package org.torvm.gateway;

/**
 * What is known of one gateway beyond its settings, and how.
 *
 * @param kind its kind
 * @param torProbed whether a command inside the running gateway confirmed that its Tor works; false
 *     when nobody asked
 */
public record GatewayFacts(GatewayKind kind, boolean torProbed) {}
