/** The live graph. */
@NullMarked
package org.torvm.ui.graph;

import org.jspecify.annotations.NullMarked;
