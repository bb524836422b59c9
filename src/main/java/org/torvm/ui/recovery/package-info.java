/** Changes that were begun and not finished: what is known of them and what can be done. */
@NullMarked
package org.torvm.ui.recovery;

import org.jspecify.annotations.NullMarked;
