/** Gathers what is known, audits every snapshot, raises and clears alarms. */
@NullMarked
package org.torvm.watch;

import org.jspecify.annotations.NullMarked;
