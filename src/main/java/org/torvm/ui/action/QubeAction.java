package org.torvm.ui.action;

import org.torvm.text.Text;

/**
 * One thing that can be done with qubes. Performing it only ever opens a preview or touches the
 * clipboard; nothing is changed without one more yes.
 *
 * @param id the same for the same action, such as {@code torify}
 * @param words what it is called
 * @param perform does it, on the FX thread
 */
public record QubeAction(String id, Text words, Runnable perform) {}
