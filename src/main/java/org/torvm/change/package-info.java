/**
 * Changes as data: what a user wishes, the plan that would do it, what the audit would say
 * afterwards, and what is remembered of it. Plans are made in {@code planning}, previews in {@code
 * forecast}.
 */
@NullMarked
package org.torvm.change;

import org.jspecify.annotations.NullMarked;
