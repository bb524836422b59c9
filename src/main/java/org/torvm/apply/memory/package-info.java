/**
 * What is written down about changes: the journal of the one under way, which outlives the program,
 * and the log of those that are over.
 */
@NullMarked
package org.torvm.apply.memory;

import org.jspecify.annotations.NullMarked;
