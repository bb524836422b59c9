package org.torvm.graph;

import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * The ground behind a Tor gateway: the gateway and every qube whose packets pass through it.
 *
 * @param gateway the gateway
 * @param box its ground; no two territories overlap unless one gateway stands behind the other, and
 *     no card of another qube stands on it
 * @param caption such as "behind sys-whonix: Tor only"
 */
public record Territory(QubeName gateway, Box box, Text caption) {}
