package org.torvm.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.graph.Sample;
import org.torvm.leak.Finding;
import org.torvm.leak.Severity;
import org.torvm.qubes.SystemKind;
import org.torvm.ui.shown.Selection;

/** Sorting and filtering of findings: no toolkit, only data. */
class ArrangementTest {
  private static final List<Finding> FINDINGS =
      new Sample(SystemKind.DEMO)
          .finding(Severity.CRITICAL, "rule-c", "Goes out without Tor", "zulu", "sys-net")
          .finding(Severity.HIGH, "rule-a", "Opens clearnet disposables", "alpha", "dvm")
          .finding(Severity.HIGH, "rule-b", "Opens clearnet disposables", "mike", "dvm")
          .finding(Severity.MEDIUM, "rule-a", "Follows the default", "Bravo", "torvm")
          .finding(Severity.INFO, "rule-c", "Traces remain", "alpha")
          .report()
          .findings();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SEVERITY | false | zulu alpha mike Bravo alpha",
        "SEVERITY | true  | alpha Bravo alpha mike zulu",
        "QUBE     | false | alpha alpha Bravo mike zulu",
        "QUBE     | true  | zulu mike Bravo alpha alpha",
        "WHAT     | false | alpha Bravo mike zulu alpha",
        "WHAT     | true  | zulu alpha mike alpha Bravo"
      })
  void sortsAndKeepsTheWorstFirstAmongEquals(
      Arrangement.Column column, boolean reversed, String order) {
    var sorted = new Arrangement(column, reversed, Arrangement.PLAIN.severities(), false, "");
    assertThat(qubes(sorted, Selection.NONE)).isEqualTo(order);
  }

  @Test
  void sortingByTheSameColumnTurnsTheOrderRound() {
    var once = Arrangement.PLAIN.sortedBy(Arrangement.Column.QUBE);
    assertThat(once.reversed()).isFalse();
    assertThat(once.sortedBy(Arrangement.Column.QUBE).reversed()).isTrue();
    assertThat(once.sortedBy(Arrangement.Column.QUBE).sortedBy(Arrangement.Column.QUBE))
        .isEqualTo(once);
    assertThat(Arrangement.PLAIN.sortedBy(Arrangement.Column.SEVERITY).reversed()).isTrue();
  }

  @Test
  void chipsAddUpAndComeOffAgain() {
    var critical = Arrangement.PLAIN.toggled(Severity.CRITICAL);
    assertThat(qubes(critical, Selection.NONE)).isEqualTo("zulu");
    var both = critical.toggled(Severity.MEDIUM);
    assertThat(qubes(both, Selection.NONE)).isEqualTo("zulu Bravo");
    assertThat(both.toggled(Severity.MEDIUM).toggled(Severity.CRITICAL))
        .isEqualTo(Arrangement.PLAIN);
  }

  @Test
  void onlySelectedMeansEverythingAsLongAsNothingIsSelected() {
    var only = Arrangement.PLAIN.onlySelected(true);
    assertThat(qubes(only, Selection.NONE)).isEqualTo("zulu alpha mike Bravo alpha");
    assertThat(qubes(only, Selection.of(Sample.name("alpha")))).isEqualTo("alpha alpha");
    var two = Selection.of(Sample.name("alpha")).toggled(Sample.name("mike"));
    assertThat(qubes(only, two)).isEqualTo("alpha mike alpha");
    assertThat(qubes(only, Selection.of(Sample.name("vault")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALPHA     | alpha alpha",
        "clearnet d | alpha mike",
        " sys-net  | zulu",
        "nowhere   | ''"
      })
  void searchesNamesTitlesAndPaths(String search, String qubes) {
    assertThat(qubes(Arrangement.PLAIN.searching(search), Selection.NONE)).isEqualTo(qubes);
  }

  @Test
  void showingAllKeepsTheOrderOnly() {
    var narrow =
        Arrangement.PLAIN
            .sortedBy(Arrangement.Column.QUBE)
            .toggled(Severity.HIGH)
            .onlySelected(true)
            .searching("alpha");
    assertThat(narrow.showingAll()).isEqualTo(Arrangement.PLAIN.sortedBy(Arrangement.Column.QUBE));
  }

  private static String qubes(Arrangement arrangement, Selection selection) {
    return String.join(
        " ",
        arrangement.of(FINDINGS, selection, Sample.messages()).stream()
            .map(f -> f.qube().value())
            .toList());
  }
}
