package org.torvm.policy.decision;

import org.torvm.qubes.QubeName;

/**
 * Whom a call is meant for, as the calling qube says it.
 *
 * <p>Source: the column <em>original target</em> of the token table in {@code
 * doc/multifile-policy.markdown}.
 */
public sealed interface CallTarget {
  /** It names no qube: {@code @default}. */
  record Nobody() implements CallTarget {}

  /** It names a qube, or dom0. A qube that does not exist counts as none named. */
  record Qube(QubeName name) implements CallTarget {}

  /** It wants a new disposable: {@code @dispvm}. */
  record NewDisposable() implements CallTarget {}

  /** It wants a new disposable of that disposable template: {@code @dispvm:NAME}. */
  record NewDisposableOf(QubeName template) implements CallTarget {}
}
