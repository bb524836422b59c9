package org.torvm.admin.live;

import org.torvm.qubes.Connection;
import org.torvm.qubes.QubesSystem;

/**
 * A snapshot and how far it can be trusted to be the present. Immutable; handed to any thread.
 *
 * @param system the newest snapshot
 * @param connection whether events still arrive
 */
public record LiveState(QubesSystem system, Connection connection) {}
