/** What the user wants of the window, beside the qubes. */
@NullMarked
package org.torvm.ui.personal;

import org.jspecify.annotations.NullMarked;
