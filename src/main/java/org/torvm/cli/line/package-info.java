/** What happens, a line each: for people and for programs. */
@NullMarked
package org.torvm.cli.line;

import org.jspecify.annotations.NullMarked;
