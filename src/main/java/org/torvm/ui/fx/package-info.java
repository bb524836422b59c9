/** The door to the FX thread, fonts, colours, and pictures of what is shown. */
@NullMarked
package org.torvm.ui.fx;

import org.jspecify.annotations.NullMarked;
