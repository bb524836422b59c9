/**
 * The demo system's world: its qubes, their properties and what follows from them. Nothing here
 * knows sockets or bytes.
 */
@NullMarked
package org.torvm.demo.model;

import org.jspecify.annotations.NullMarked;
