/** The list of leak warnings. */
@NullMarked
package org.torvm.ui.findings;

import org.jspecify.annotations.NullMarked;
