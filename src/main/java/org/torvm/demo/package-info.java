/** An embedded Qubes system behind the real wire protocol on a real Unix socket. */
@NullMarked
package org.torvm.demo;

import org.jspecify.annotations.NullMarked;
