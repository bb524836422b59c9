package org.torvm.ui.findings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.torvm.leak.Finding;
import org.torvm.leak.Severity;
import org.torvm.text.Messages;
import org.torvm.ui.shown.Selection;

/**
 * In which order findings are listed and which of them.
 *
 * @param column what they are sorted by
 * @param reversed whether the order is turned round
 * @param severities only findings of one of these; of every severity when there is none
 * @param onlySelected only findings about a selected qube; about any qube when none is selected
 * @param search only findings in whose words that can be found
 */
record Arrangement(
    Column column,
    boolean reversed,
    Set<Severity> severities,
    boolean onlySelected,
    String search) {
  /** What findings can be sorted by. */
  enum Column {
    /** The worst first, as the audit gives them. */
    SEVERITY,
    /** By the name of the qube, the worst of each first. */
    QUBE,
    /** By kind, so that the same leak of several qubes stands together. */
    WHAT;

    /** The name that ids and message keys use. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Everything, the worst first. */
  static final Arrangement PLAIN = new Arrangement(Column.SEVERITY, false, Set.of(), false, "");

  /** Copies the set and takes the space around the search off. */
  Arrangement {
    severities =
        severities.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(severities));
    search = search.strip();
  }

  /** Sorted by that; when it is so already, the other way round. */
  Arrangement sortedBy(Column next) {
    return new Arrangement(next, next == column && !reversed, severities, onlySelected, search);
  }

  /** With that severity taken in, or out again. */
  Arrangement toggled(Severity severity) {
    var next = EnumSet.noneOf(Severity.class);
    next.addAll(severities);
    if (!next.remove(severity)) {
      next.add(severity);
    }
    return new Arrangement(column, reversed, next, onlySelected, search);
  }

  Arrangement onlySelected(boolean only) {
    return new Arrangement(column, reversed, severities, only, search);
  }

  Arrangement searching(String words) {
    return new Arrangement(column, reversed, severities, onlySelected, words);
  }

  /** In the same order, but with nothing left out. */
  Arrangement showingAll() {
    return new Arrangement(column, reversed, Set.of(), false, "");
  }

  /** Those of these findings that are to be listed, in order. */
  List<Finding> of(List<Finding> findings, Selection selection, Messages messages) {
    var listed = new ArrayList<Finding>();
    for (Finding finding : findings) {
      if (admits(finding, selection, messages)) {
        listed.add(finding);
      }
    }
    listed.sort(order());
    return List.copyOf(listed);
  }

  private boolean admits(Finding finding, Selection selection, Messages messages) {
    boolean severe = severities.isEmpty() || severities.contains(finding.severity());
    boolean selected =
        !onlySelected || selection.all().isEmpty() || selection.contains(finding.qube());
    return severe && selected && isFound(finding, messages);
  }

  private boolean isFound(Finding finding, Messages messages) {
    var wanted = search.toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || holds(finding.qube().value(), wanted)
        || holds(messages.say(finding.title()), wanted)
        || finding.path().words().stream().anyMatch(w -> holds(w, wanted));
  }

  private static boolean holds(String words, String wanted) {
    return words.toLowerCase(Locale.ROOT).contains(wanted);
  }

  /** Sorting is stable: what is equal stays in the order of the audit, the worst first. */
  private Comparator<Finding> order() {
    Comparator<Finding> order =
        switch (column) {
          case SEVERITY -> Comparator.comparing(Finding::severity);
          case QUBE -> Comparator.comparing(f -> f.qube().value().toLowerCase(Locale.ROOT));
          case WHAT -> Comparator.comparing(Finding::rule);
        };
    return reversed ? order.reversed() : order;
  }
}
