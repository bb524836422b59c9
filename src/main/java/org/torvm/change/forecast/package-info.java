/** What a plan would do: settings from old to new, findings that come and go, notes. Pure. */
@NullMarked
package org.torvm.change.forecast;

import org.jspecify.annotations.NullMarked;
