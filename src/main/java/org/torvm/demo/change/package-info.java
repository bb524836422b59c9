/**
 * Everything that changes the demo system's world: checks, events in their order, consequences.
 * Called with the world's lock held.
 */
@NullMarked
package org.torvm.demo.change;

import org.jspecify.annotations.NullMarked;
