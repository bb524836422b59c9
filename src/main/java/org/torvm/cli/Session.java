package org.torvm.cli;

import org.torvm.apply.Changes;
import org.torvm.watch.Chronicle;
import org.torvm.watch.Customisations;
import org.torvm.watch.Situations;

/** One system, watched until the session is closed. */
public interface Session extends AutoCloseable {
  /** What is the case. */
  Situations situations();

  /** What happens. */
  Chronicle chronicle();

  /** Where it is said that a disposable template is being customised. */
  Customisations customisations();

  /** The door through which the system is changed. */
  Changes changes();

  @Override
  void close();
}
