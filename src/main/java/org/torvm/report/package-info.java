/** Audit results for people and programs: text and JSON. */
@NullMarked
package org.torvm.report;

import org.jspecify.annotations.NullMarked;
