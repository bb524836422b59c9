/** Pictures of every state of the window, to be looked at: {@code ./run pictures}. */
@NullMarked
package org.torvm.gallery;

import org.jspecify.annotations.NullMarked;
