/** The kinds of Tor gateway: how each is recognised, and what is known of one. */
@NullMarked
package org.torvm.gateway;

import org.jspecify.annotations.NullMarked;
