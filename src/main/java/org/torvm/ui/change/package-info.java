/** From a wish to a result: choose, preview, apply, undo. */
@NullMarked
package org.torvm.ui.change;

import org.jspecify.annotations.NullMarked;
