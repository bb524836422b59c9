/** What is kept between runs, in files of the XDG directories, written atomically. */
@NullMarked
package org.torvm.settings;

import org.jspecify.annotations.NullMarked;
