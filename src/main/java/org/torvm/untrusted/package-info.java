/**
 * Bytes and text that come from inside a qube or from anybody else who is not trusted, and the
 * validators through which alone they come out.
 */
@NullMarked
package org.torvm.untrusted;

import org.jspecify.annotations.NullMarked;
