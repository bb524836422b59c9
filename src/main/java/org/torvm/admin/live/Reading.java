package org.torvm.admin.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.torvm.admin.value.QubeEntry;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Setting;

/** What reading a {@link Task} gave. */
sealed interface Reading {
  /** The list of all qubes. */
  record Listed(List<QubeEntry> entries) implements Reading {}

  /**
   * The properties of the whole system.
   *
   * @param values one that is missing is unknown
   * @param doubtful whether the answer made no sense, so that it is worth asking again
   */
  record Globals(Map<GlobalReference, Setting<Optional<QubeName>>> values, boolean doubtful)
      implements Reading {}

  /** The tags of all qubes; empty when they have to be read one by one. */
  record AllTags(Optional<Map<QubeName, SortedSet<String>>> tags) implements Reading {}

  /**
   * Parts of one qube.
   *
   * @param qube what was read; only those parts of it mean anything
   * @param parts the parts
   * @param hidden whether its line in the list of qubes was refused
   * @param doubtful whether an answer made no sense, so that it is worth asking again
   */
  record Parts(Qube qube, Set<Part> parts, boolean hidden, boolean doubtful) implements Reading {}

  /** There is no such qube. */
  record Gone(QubeName name) implements Reading {}
}
