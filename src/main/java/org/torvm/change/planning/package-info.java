/**
 * From a wish, or from a past change to be undone, to a plan: what should be, what stands in the
 * way, and the one order in which it may be broken off anywhere. Pure.
 */
@NullMarked
package org.torvm.change.planning;

import org.jspecify.annotations.NullMarked;
