/**
 * What Qubes is: the nouns of the field and one immutable picture of the whole system.
 *
 * <p>Pure data. Nothing here reads a file, opens a socket, asks the clock or logs. Every other room
 * speaks in these types.
 */
@NullMarked
package org.torvm.qubes;

import org.jspecify.annotations.NullMarked;
