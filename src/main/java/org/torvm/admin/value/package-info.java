/**
 * What stands inside the Admin API's replies, as typed values. Pure parsing and printing: nothing
 * here knows how a reply arrived.
 */
@NullMarked
package org.torvm.admin.value;

import org.jspecify.annotations.NullMarked;
