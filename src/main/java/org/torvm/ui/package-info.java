/** The window: JavaFX views and view models. */
@NullMarked
package org.torvm.ui;

import org.jspecify.annotations.NullMarked;
