package org.torvm.ui.findings;

import org.torvm.leak.Finding;
import org.torvm.qubes.QubeName;

/** What the user asks for where findings are shown. Called on the FX thread. */
public interface FindingWishes {
  /** Show that qube. */
  void select(QubeName qube);

  /** Preview what mending that finding changes. */
  void mend(Finding finding);

  /** Put that text where it can be pasted from. */
  void copy(String text);
}
