/** The bars around the graph. */
@NullMarked
package org.torvm.ui.frame;

import org.jspecify.annotations.NullMarked;
