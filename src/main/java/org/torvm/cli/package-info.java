/** The same functions for a terminal and for scripts. */
@NullMarked
package org.torvm.cli;

import org.jspecify.annotations.NullMarked;
