package org.torvm.admin.live;

import java.util.Optional;
import java.util.Set;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;

/** Something to be read. */
sealed interface Task {
  /** The list of all qubes. */
  record ReadList() implements Task {}

  /** The properties of the whole system. */
  record ReadGlobals() implements Task {}

  /** The tags of all qubes at once. */
  record ReadAllTags() implements Task {}

  /**
   * Some parts of one qube.
   *
   * @param known what is known of it; nothing for one that is new
   */
  record ReadQube(QubeName name, Optional<Qube> known, Set<Part> parts) implements Task {
    /** Copies the parts. */
    public ReadQube {
      parts = Set.copyOf(parts);
    }
  }
}
