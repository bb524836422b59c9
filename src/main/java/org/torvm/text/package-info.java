/**
 * What users read. Every sentence lives in {@code messages.properties}; the other rooms carry a key
 * and arguments.
 */
@NullMarked
package org.torvm.text;

import org.jspecify.annotations.NullMarked;
