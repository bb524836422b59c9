/** Where everything in a picture stands: a forest from left to right, territories, leak routes. */
@NullMarked
package org.torvm.graph.layout;

import org.jspecify.annotations.NullMarked;
