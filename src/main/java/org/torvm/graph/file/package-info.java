/** Pictures as files: SVG and DOT, written by hand and escaped. */
@NullMarked
package org.torvm.graph.file;

import org.jspecify.annotations.NullMarked;
