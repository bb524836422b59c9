/** The changes that were made: what they did, and what can still be done about each. */
@NullMarked
package org.torvm.ui.history;

import org.jspecify.annotations.NullMarked;
