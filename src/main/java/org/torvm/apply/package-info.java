/** Executes plans step by step, reads every step back, remembers what was done and undoes it. */
@NullMarked
package org.torvm.apply;

import org.jspecify.annotations.NullMarked;
