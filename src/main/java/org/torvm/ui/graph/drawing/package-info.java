/** What the graph draws, and how it gets from one picture to the next. */
@NullMarked
package org.torvm.ui.graph.drawing;

import org.jspecify.annotations.NullMarked;
