/** What the sheets over the window have in common. */
@NullMarked
package org.torvm.ui.sheet;

import org.jspecify.annotations.NullMarked;
