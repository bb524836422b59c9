package org.torvm.change;

import org.torvm.text.Text;

/** What became of a wish. */
public sealed interface Planned {
  /** It can be done this way. An empty plan says that it is already so. */
  record Ready(Plan plan) implements Planned {}

  /** It cannot be done; the reason says why and what to do instead. */
  record Refused(Text reason) implements Planned {}
}
