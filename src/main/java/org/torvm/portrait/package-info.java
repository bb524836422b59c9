/** One qube, several, or the whole system, told in data: what a person wants to know about it. */
@NullMarked
package org.torvm.portrait;

import org.jspecify.annotations.NullMarked;
