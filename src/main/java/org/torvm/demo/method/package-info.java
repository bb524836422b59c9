/** The Admin API's methods, answered from the demo system's world. */
@NullMarked
package org.torvm.demo.method;

import org.jspecify.annotations.NullMarked;
