/** What is shown, worked out before the FX thread sees it. */
@NullMarked
package org.torvm.ui.shown;

import org.jspecify.annotations.NullMarked;
