/** What touches a running qube: everything that comes from there leaves this room untrusted. */
@NullMarked
package org.torvm.guest;

import org.jspecify.annotations.NullMarked;
