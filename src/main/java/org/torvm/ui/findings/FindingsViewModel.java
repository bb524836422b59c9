package org.torvm.ui.findings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Severity;
import org.torvm.portrait.Coverage;
import org.torvm.qubes.Connection;
import org.torvm.text.Messages;
import org.torvm.ui.shown.Selection;
import org.torvm.ui.shown.Shown;

/** Which leak warnings are listed, and in which order. Knows no control. FX thread only. */
final class FindingsViewModel {
  /** Why there is no row to show. */
  enum Empty {
    /** Nothing has been read yet. */
    LOADING,
    /** Everything was read, and nothing was found. */
    NO_LEAK,
    /** Nothing was found, but not everything could be read. */
    INCOMPLETE,
    /** There are findings, and the filter hides them all. */
    HIDDEN
  }

  /**
   * What is listed.
   *
   * @param arrangement how it was chosen
   * @param rows the rows, in order
   * @param listed how many findings the rows hold
   * @param total how many findings there are
   * @param complete whether the audit could read everything it needed
   * @param empty why there is no row; nothing when there is one
   */
  record Listing(
      Arrangement arrangement,
      List<FindingGroup> rows,
      int listed,
      int total,
      boolean complete,
      Optional<Empty> empty) {
    /** Copies the list. */
    Listing {
      rows = List.copyOf(rows);
    }

    /** Whether a filter hides a finding. */
    boolean hides() {
      return listed < total;
    }
  }

  private static final Listing NOTHING =
      new Listing(Arrangement.PLAIN, List.of(), 0, 0, true, Optional.of(Empty.LOADING));

  private final Messages messages;
  private final ReadOnlyObjectWrapper<Listing> listing = new ReadOnlyObjectWrapper<>(NOTHING);
  private Optional<Shown> shown = Optional.empty();
  private Selection selection = Selection.NONE;
  private Arrangement arrangement = Arrangement.PLAIN;

  FindingsViewModel(Messages messages) {
    this.messages = messages;
  }

  /** Whether there is a finding that is more than good to know. */
  boolean hasWarning() {
    return Arrays.stream(Severity.values())
        .filter(s -> s.isAtLeast(Severity.MEDIUM))
        .anyMatch(s -> count(s) > 0);
  }

  /** What is listed now. */
  ReadOnlyObjectProperty<Listing> listingProperty() {
    return listing.getReadOnlyProperty();
  }

  Arrangement arrangement() {
    return arrangement;
  }

  void arrange(Arrangement next) {
    arrangement = next;
    list();
  }

  void show(Shown next) {
    shown = Optional.of(next);
    list();
  }

  void select(Selection next) {
    selection = next;
    list();
  }

  /** How many findings of that severity there are, listed or not. */
  int count(Severity severity) {
    return shown.map(s -> s.count(severity)).orElse(0);
  }

  /** How much was looked at. */
  Optional<Coverage> coverage() {
    return shown.map(s -> Coverage.of(s.report()));
  }

  private void list() {
    shown.ifPresent(s -> listing.set(list(s)));
  }

  private Listing list(Shown now) {
    var report = now.report();
    var findings = arrangement.of(report.findings(), selection, messages);
    boolean loading =
        now.situation().connection() instanceof Connection.Loading || report.routes().isEmpty();
    var rows = FindingGroup.of(findings);
    return new Listing(
        arrangement,
        rows,
        findings.size(),
        report.findings().size(),
        report.complete() || loading,
        rows.isEmpty() ? Optional.of(why(report, loading)) : Optional.empty());
  }

  private static Empty why(LeakReport report, boolean loading) {
    if (!report.findings().isEmpty()) {
      return Empty.HIDDEN;
    }
    if (loading) {
      return Empty.LOADING;
    }
    return report.complete() ? Empty.NO_LEAK : Empty.INCOMPLETE;
  }
}
