package org.torvm.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.graph.layout.ForestLayout;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.RandomSystem;
import org.torvm.qubes.WatchedFeatures;

/** What holds of every picture, whatever the system. */
class PictureInvariantsTest {
  private static final Pattern CORNER = Pattern.compile("(-?[\\d.]+) (-?[\\d.]+)");

  record Case(String name, LeakReport report, Extent extent) {
    GraphPicture picture() {
      return ForestLayout.of(report, extent);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Small and middling systems of many shapes, and some as large as they come. */
  static Stream<Case> systems() {
    var cases = new ArrayList<Case>();
    for (long seed = 0; seed < 200; seed++) {
      int qubes = seed % 20 == 0 ? 100 + (int) seed : 8 + (int) (seed % 50);
      var system = RandomSystem.of(seed, qubes);
      var known = seed % 5 == 4 ? RandomSystem.withUnknowns(system, seed, 40) : system;
      var shown = seed % 7 == 6 ? RandomSystem.withHidden(known, seed, 12) : known;
      var extent = seed % 3 == 0 ? Extent.EVERYTHING : Extent.EVERYDAY;
      cases.add(new Case("seed " + seed, ForestLayoutTest.audited(shown), extent));
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("systems")
  void isTheSameEveryTimeAndShowsEveryAppQube(Case system) {
    var picture = system.picture();
    assertThat(system.picture()).isEqualTo(picture);
    var drawn = picture.cards().stream().map(Card::qube).toList();
    var all = system.report().system();
    assertThat(drawn).doesNotHaveDuplicates();
    all.qubes().values().stream()
        .filter(q -> q.klass() == QubeClass.APP)
        .filter(q -> !all.hasFeature(q.name(), WatchedFeatures.INTERNAL))
        .forEach(q -> assertThat(drawn).contains(q.name()));
  }

  @ParameterizedTest
  @MethodSource("systems")
  void nothingCoversAnythingElse(Case system) {
    var picture = system.picture();
    var solid = new ArrayList<Box>();
    picture.cards().forEach(c -> solid.add(c.box()));
    picture.origins().forEach(o -> solid.add(o.box()));
    picture.leaks().forEach(l -> solid.add(l.label()));
    for (int i = 0; i < solid.size(); i++) {
      for (int j = i + 1; j < solid.size(); j++) {
        assertThat(solid.get(i).overlaps(solid.get(j), 2))
            .as("%s on %s", solid.get(i), solid.get(j))
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("systems")
  void everyCardStandsOnExactlyTheGroundsOfItsGateways(Case system) {
    var picture = system.picture();
    for (Territory territory : picture.territories()) {
      for (Card card : picture.cards()) {
        boolean on = territory.box().overlaps(card.box(), 0);
        assertThat(on)
            .as("%s on the ground of %s", card.qube(), territory.gateway())
            .isEqualTo(isBehind(system.report(), card.qube(), territory.gateway()));
        assertThat(!on || territory.box().around(card.box()).equals(territory.box())).isTrue();
      }
    }
  }

  /** The words in the lower right corner of a territory stay readable. */
  @ParameterizedTest
  @MethodSource("systems")
  void noLabelCoversTheNameOfATerritory(Case system) {
    var picture = system.picture();
    for (Territory territory : picture.territories()) {
      Box ground = territory.box();
      var caption = new Box(ground.right() - 130, ground.bottom() - 17, 120, 13);
      assertThat(picture.leaks()).noneMatch(l -> l.label().overlaps(caption, 0));
    }
  }

  /** A heading at the top stands over a column that begins with what it says. */
  @ParameterizedTest
  @MethodSource("systems")
  void headingsAreTrue(Case system) {
    var picture = system.picture();
    var kinds =
        Map.of(
            "graph.heading.gateways", List.of("graph.kind.gateway"),
            "graph.heading.net-qubes",
                List.of("graph.kind.net", "graph.kind.hidden", "graph.kind.disposable-template"));
    for (Heading heading : picture.headings()) {
      var prefixes = kinds.get(heading.words().key());
      if (prefixes != null) {
        Card first =
            picture.cards().stream()
                .filter(c -> c.verdict() != Verdict.OFFLINE && c.box().x() == heading.at().x())
                .min(Comparator.comparingDouble(c -> c.box().y()))
                .orElseThrow();
        String kind = first.kind().toString();
        assertThat(prefixes).as(kind).anyMatch(kind::contains);
      }
    }
  }

  private static boolean isBehind(LeakReport report, QubeName qube, QubeName gateway) {
    return qube.equals(gateway)
        || Optional.ofNullable(report.routes().get(qube))
            .map(r -> r.route().verdict() != Verdict.OFFLINE && r.route().via().contains(gateway))
            .orElse(false);
  }

  @ParameterizedTest
  @MethodSource("systems")
  void thePictureHoldsAllOfIt(Case system) {
    var picture = system.picture();
    var all = new ArrayList<Box>();
    picture.cards().forEach(c -> all.add(c.box()));
    picture.origins().forEach(o -> all.add(o.box()));
    picture.territories().forEach(t -> all.add(t.box()));
    picture.leaks().forEach(l -> all.add(l.label()));
    picture.lines().forEach(l -> all.addAll(pieces(l.path())));
    picture.leaks().forEach(l -> l.paths().forEach(p -> all.addAll(pieces(p))));
    var whole = new Box(0, 0, picture.width(), picture.height());
    assertThat(all).allMatch(b -> whole.around(b).equals(whole));
  }

  /** A line may begin and end at a card, and never runs over one. */
  @ParameterizedTest
  @MethodSource("systems")
  void noLineRunsOverACard(Case system) {
    var picture = system.picture();
    for (Line line : picture.lines()) {
      keepsClear(picture, List.of(line.path()), Set.of(line.from()));
    }
    for (LeakRoute leak : picture.leaks()) {
      keepsClear(picture, leak.paths(), new HashSet<>(leak.from()));
    }
  }

  private static void keepsClear(GraphPicture picture, List<String> paths, Set<QubeName> own) {
    for (String path : paths) {
      var pieces = pieces(path);
      for (Card card : picture.cards()) {
        assertThat(pieces)
            .as("line of %s over %s", own, card.qube())
            .noneMatch(p -> p.overlaps(card.box(), own.contains(card.qube()) ? -1 : 0));
      }
    }
  }

  /** The boxes around each straight piece and each corner of a path. */
  private static List<Box> pieces(String path) {
    var corners = new ArrayList<Point>();
    var matcher = CORNER.matcher(path);
    while (matcher.find()) {
      corners.add(
          new Point(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))));
    }
    var pieces = new ArrayList<Box>();
    for (int i = 0; i + 1 < corners.size(); i++) {
      Point a = corners.get(i);
      Point b = corners.get(i + 1);
      pieces.add(new Box(a.x(), a.y(), 0, 0).around(new Box(b.x(), b.y(), 0, 0)));
    }
    return pieces;
  }
}
