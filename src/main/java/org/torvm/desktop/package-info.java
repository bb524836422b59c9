/** What the desktop wants and offers, each behind an interface. */
@NullMarked
package org.torvm.desktop;

import org.jspecify.annotations.NullMarked;
