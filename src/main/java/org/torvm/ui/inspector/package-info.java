/** The selected qube in full. */
@NullMarked
package org.torvm.ui.inspector;

import org.jspecify.annotations.NullMarked;
