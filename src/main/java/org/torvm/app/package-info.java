/** Where the program starts and where its objects are made. */
@NullMarked
package org.torvm.app;

import org.jspecify.annotations.NullMarked;
