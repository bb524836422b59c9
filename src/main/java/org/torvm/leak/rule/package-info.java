/** One leak rule per file. A rule is a function from the audit's evidence to findings. */
@NullMarked
package org.torvm.leak.rule;

import org.jspecify.annotations.NullMarked;
