/** Parts of the demo system's world that need no world: values, rules of form, errors. */
@NullMarked
package org.torvm.demo.part;

import org.jspecify.annotations.NullMarked;
