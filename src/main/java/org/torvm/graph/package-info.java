/** What is drawn: nodes, edges, regions and their places; pictures as SVG and DOT. */
@NullMarked
package org.torvm.graph;

import org.jspecify.annotations.NullMarked;
