/**
 * Changes as data: what a user wishes, the plan that would do it, and what the audit would say\n *
 * afterwards.
 */
@NullMarked
package org.torvm.change;

import org.jspecify.annotations.NullMarked;
