package org.torvm.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.graph.layout.ForestLayout;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakPath;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Remedy;
import org.torvm.leak.Severity;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.RandomSystem;
import org.torvm.text.Text;

/** A small change moves only what it must. */
class PictureStabilityTest {
  private static final int NEWCOMERS = 8;

  static LongStream seeds() {
    return LongStream.range(0, 80);
  }

  private static QubesSystem system(long seed) {
    return RandomSystem.of(seed, seed % 20 == 0 ? 290 : 20 + (int) (seed % 60));
  }

  private static Map<QubeName, Box> places(LeakReport report) {
    return ForestLayout.of(report).cards().stream()
        .collect(Collectors.toMap(Card::qube, Card::box));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatAQubeDoesMovesNothing(long seed) {
    var report = ForestLayoutTest.audited(system(seed));
    var before = places(report);
    for (PowerState state : PowerState.values()) {
      var changed = report.system();
      for (QubeName qube : before.keySet()) {
        changed = changed.change(qube, q -> q.withState(state));
      }
      var after =
          new LeakReport(
              changed, report.routes(), report.findings(), report.complete(), report.at());
      assertThat(places(after)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aWarningWithoutARouteMovesNothing(long seed) {
    var report = ForestLayoutTest.audited(system(seed));
    var before = places(report);
    var findings = new ArrayList<>(report.findings());
    before.keySet().forEach(q -> findings.add(warning(q)));
    var after =
        new LeakReport(report.system(), report.routes(), findings, report.complete(), report.at());
    assertThat(places(after)).isEqualTo(before);
  }

  private static Finding warning(QubeName qube) {
    var words = Text.of("sample.text", "x");
    return new Finding(
        "a-rule",
        Severity.CRITICAL,
        qube,
        words,
        words,
        words,
        LeakPath.of(qube),
        new Remedy.Fix(words, List.of()),
        Optional.empty());
  }

  /**
   * One client more or less, beside at least two others: outside its block nothing moves sideways,
   * and whatever moves up or down stood below the block and moves by the same distance as all else
   * that moves.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void oneClientMoreMovesOnlyItsBlockAndWhatStandsBelow(long seed) {
    var report = ForestLayoutTest.audited(system(seed));
    var full = ForestLayout.of(report);
    var cards = full.cards();
    int step = Math.max(1, Math.ceilDiv(cards.size(), NEWCOMERS));
    for (int i = (int) (seed % step); i < cards.size(); i += step) {
      QubeName newcomer = cards.get(i).qube();
      var fewer = ForestLayoutTest.audited(report.system().without(newcomer));
      var without = ForestLayout.of(fewer);
      if (block(full, newcomer).size() > 3 && isAllThatChanged(newcomer, full, without)) {
        checkMoves(block(full, newcomer), full, without);
      }
    }
  }

  private static void checkMoves(Set<QubeName> block, GraphPicture full, GraphPicture without) {
    double top = block.stream().mapToDouble(q -> box(full, q).y()).min().orElseThrow();
    var moves = new HashSet<Long>();
    for (Card before : without.cards()) {
      if (!block.contains(before.qube())) {
        Box now = box(full, before.qube());
        assertThat(now.x()).as("%s sideways", before.qube()).isEqualTo(before.box().x());
        if (now.y() != before.box().y()) {
          assertThat(now.y()).as("%s stands below", before.qube()).isGreaterThan(top);
          moves.add(Math.round(now.y() - before.box().y()));
        }
      }
    }
    assertThat(moves).as("moves for %s", block).hasSizeLessThan(2);
  }

  private static Box box(GraphPicture picture, QubeName qube) {
    return picture.card(qube).orElseThrow().box();
  }

  /** Whether the newcomer changed neither what else is drawn nor what else leaks. */
  private static boolean isAllThatChanged(
      QubeName newcomer, GraphPicture full, GraphPicture without) {
    var drawn = full.cards().stream().map(Card::qube).collect(Collectors.toSet());
    drawn.remove(newcomer);
    return drawn.equals(without.cards().stream().map(Card::qube).collect(Collectors.toSet()))
        && leaking(full).equals(leaking(without))
        && full.lines().size() == without.lines().size() + 1;
  }

  private static Set<QubeName> leaking(GraphPicture picture) {
    return picture.leaks().stream().flatMap(l -> l.from().stream()).collect(Collectors.toSet());
  }

  /** Those that hang from the same as that one and that nothing hangs from; none for a leak. */
  private static Set<QubeName> block(GraphPicture picture, QubeName qube) {
    return picture.lines().stream()
        .filter(l -> l.from().equals(qube) && isLeaf(picture, qube))
        .findFirst()
        .map(own ->
            picture.lines().stream()
                .filter(l -> l.kind() == own.kind())
                .filter(l -> l.to().equals(own.to()) && l.verdict() == own.verdict())
                .map(Line::from)
                .filter(q -> isLeaf(picture, q))
                .collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private static boolean isLeaf(GraphPicture picture, QubeName qube) {
    return !picture.card(qube).orElseThrow().gateway()
        && picture.lines().stream().noneMatch(l -> l.to().equals(qube.value()));
  }
}
