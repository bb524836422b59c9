/** What can be done with the selected qubes: the same list for menus, buttons and keys. */
@NullMarked
package org.torvm.ui.action;

import org.jspecify.annotations.NullMarked;
