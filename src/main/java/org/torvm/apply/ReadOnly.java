package org.torvm.apply;

import org.torvm.text.Text;

/**
 * Why a system can be looked at but not changed.
 *
 * @param reason in words, a whole sentence
 * @param chosen whether the user asked for it. Otherwise the policy in dom0 denied a change:
 *     another one may be tried, because policies differ by qube and by call.
 */
public record ReadOnly(Text reason, boolean chosen) {}
