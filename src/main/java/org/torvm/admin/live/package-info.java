/**
 * A whole Qubes system read through the Admin API and kept up to date by its events: one writer,
 * immutable snapshots.
 */
@NullMarked
package org.torvm.admin.live;

import org.jspecify.annotations.NullMarked;
