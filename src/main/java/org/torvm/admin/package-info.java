/** The Admin API: codec, transports, typed calls, the event stream and the live system. */
@NullMarked
package org.torvm.admin;

import org.jspecify.annotations.NullMarked;
