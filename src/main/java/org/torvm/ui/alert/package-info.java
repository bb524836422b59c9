/** What must be seen at once. */
@NullMarked
package org.torvm.ui.alert;

import org.jspecify.annotations.NullMarked;
