/**
 * What a policy decides, for one call and for a whole system at once.
 *
 * <p>What is not known stays unknown: a tag that could not be read may match or not, and only where
 * every possibility ends the same is there an answer.
 */
@NullMarked
package org.torvm.policy.decision;

import org.jspecify.annotations.NullMarked;
