/**
 * The one policy file that this program writes: its lines, what a change of it would do, and
 * whether it would do it. Nothing is written here.
 */
@NullMarked
package org.torvm.policy.own;

import org.jspecify.annotations.NullMarked;
