/**
 * The audit: every way bytes can leave a qube, and what is wrong with it. Pure functions over\n *
 * {@link org.torvm.leak.Evidence}.
 */
@NullMarked
package org.torvm.leak;

import org.jspecify.annotations.NullMarked;
