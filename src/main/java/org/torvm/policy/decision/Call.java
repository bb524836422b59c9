package org.torvm.policy.decision;

import org.torvm.qubes.QubeName;

/**
 * A call that a qube may make.
 *
 * @param service the service, such as {@code qubes.OpenURL}
 * @param argument the argument with its {@code +} in front; {@link #NO_ARGUMENT} for none
 * @param source who calls; policy is not asked for calls of dom0
 * @param target whom the call is meant for
 */
public record Call(String service, String argument, QubeName source, CallTarget target) {
  /** How a call without an argument reads. Source: {@code qrexec/policy/parser.py}. */
  public static final String NO_ARGUMENT = "+";

  /** A call without an argument. */
  public static Call of(String service, QubeName source, CallTarget target) {
    return new Call(service, NO_ARGUMENT, source, target);
  }
}
