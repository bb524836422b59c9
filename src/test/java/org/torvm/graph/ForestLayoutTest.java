package org.torvm.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.graph.layout.ForestLayout;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.leak.Intent;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Past;
import org.torvm.leak.Severity;
import org.torvm.leak.Verdict;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.RandomSystem;
import org.torvm.qubes.SystemKind;
import org.torvm.qubes.WatchedFeatures;

class ForestLayoutTest {
  private static GraphPicture household() {
    return ForestLayout.of(Sample.household(SystemKind.DEMO).report());
  }

  private static Box box(GraphPicture picture, String name) {
    return picture.card(Sample.name(name)).orElseThrow().box();
  }

  private static Territory territory(GraphPicture picture, String gateway) {
    return picture.territories().stream()
        .filter(t -> t.gateway().equals(Sample.name(gateway)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void leadsFromTheClearnetThroughNetQubesAndGatewaysToClients() {
    var picture = household();
    var order =
        List.of("sys-net", "sys-firewall", "sys-whonix", "anon-whonix", "disp4821").stream()
            .map(n -> box(picture, n).x())
            .toList();
    assertThat(order).isSorted().doesNotHaveDuplicates();
    assertThat(picture.origins().getFirst().box().right()).isLessThan(order.getFirst());
    assertThat(box(picture, "work").x()).isEqualTo(box(picture, "anon-whonix").x());
    assertThat(picture.headings().stream().map(h -> h.words().key()))
        .containsExactly(
            "graph.heading.internet",
            "graph.heading.net-qubes",
            "graph.heading.gateways",
            "graph.heading.clients",
            "graph.heading.disposables",
            "graph.heading.offline");
  }

  @Test
  void aTerritoryHoldsWhatIsBehindItsGatewayAndNothingElse() {
    var picture = household();
    var ground = territory(picture, "sys-whonix").box();
    for (Card card : picture.cards()) {
      boolean behind =
          List.of(
                  "sys-whonix",
                  "anon-whonix",
                  "anon-mail",
                  "whonix-workstation-18-dvm",
                  "disp4821",
                  "disp1177")
              .contains(card.qube().value());
      assertThat(ground.overlaps(card.box(), 0)).as(card.qube().value()).isEqualTo(behind);
    }
  }

  @Test
  void theOfflineStandBelowAllOthers() {
    var picture = household();
    double lowest =
        picture.cards().stream()
            .filter(c -> c.verdict() != Verdict.OFFLINE)
            .mapToDouble(c -> c.box().bottom())
            .max()
            .orElseThrow();
    assertThat(picture.cards())
        .filteredOn(c -> c.verdict() == Verdict.OFFLINE)
        .hasSize(3)
        .allMatch(c -> c.box().y() > lowest);
  }

  @Test
  void aLeakThroughADisposableIsARouteOfItsOwn() {
    var leak = household().leaks().getFirst();
    assertThat(leak.from()).containsExactly(Sample.name("anon-whonix"), Sample.name("vault"));
    assertThat(leak.to()).isEqualTo(Sample.name("default-dvm"));
    assertThat(leak.paths()).hasSize(2);
    assertThat(leak.findings()).hasSize(2);
  }

  @Test
  void aQubeOnClearnetThatShouldNotBeIsItsOwnLeak() {
    var picture =
        ForestLayout.of(
            Sample.household(SystemKind.DOM0)
                .finding(
                    Severity.CRITICAL,
                    "anon-qube-on-clearnet",
                    "x",
                    "work",
                    "sys-firewall",
                    "sys-net")
                .report());
    assertThat(picture.leaks())
        .anyMatch(l ->
            l.from().equals(List.of(Sample.name("work")))
                && l.to().equals(Sample.name("sys-firewall"))
                && l.words().key().equals("graph.leak.direct"));
    assertThat(picture.lines()).noneMatch(l -> l.from().equals(Sample.name("work")));
  }

  @Test
  void whatGatewaysSendOnIsATubeAndWhatOthersSendIsNot() {
    Map<String, Boolean> tubes =
        household().lines().stream()
            .collect(Collectors.toMap(l -> l.from().value(), Dashes::isTube));
    assertThat(tubes)
        .containsEntry("sys-whonix", true)
        .containsEntry("anon-mail", true)
        .containsEntry("work", false)
        .containsEntry("sys-firewall", false)
        .containsEntry("disp4821", false);
  }

  @Test
  void hidesTemplatesAndInternalQubesUntilSomethingIsWrongWithThem() {
    var sample =
        Sample.household(SystemKind.DOM0)
            .halted("hidden", "gray", "sys-firewall")
            .feature("hidden", WatchedFeatures.INTERNAL, "1");
    assertThat(ForestLayout.of(sample.report()).card(Sample.name("hidden"))).isEmpty();
    sample.finding(Severity.MEDIUM, "some-rule", "x", "hidden", "sys-firewall");
    assertThat(ForestLayout.of(sample.report()).card(Sample.name("hidden"))).isPresent();
  }

  @Test
  void drawsANetQubeThatPolicyHidesAndSaysThatNobodyKnows() {
    var picture =
        ForestLayout.of(
            new Sample(SystemKind.MANAGEMENT).running("work", "blue", "sys-secret").report());
    assertThat(picture.card(Sample.name("sys-secret")).orElseThrow().kind().key())
        .isEqualTo("graph.kind.hidden");
    assertThat(picture.origins().stream().map(Origin::kind)).containsExactly(Origin.Kind.UNKNOWN);
    assertThat(picture.lines()).allMatch(l -> l.verdict() == Verdict.UNKNOWN);
  }

  @Test
  void aLoopOfNetQubesEndsInTheUnknown() {
    var picture =
        ForestLayout.of(
            new Sample(SystemKind.DOM0)
                .relay("a", "red", "b")
                .relay("b", "red", "c")
                .relay("c", "red", "a")
                .running("work", "blue", "c")
                .report());
    assertThat(picture.cards()).hasSize(4);
    assertThat(picture.origins().stream().map(Origin::kind)).containsExactly(Origin.Kind.UNKNOWN);
  }

  @Test
  void nothingIsAPictureToo() {
    var empty = new Sample(SystemKind.DOM0).report();
    assertThat(ForestLayout.of(empty).cards()).isEmpty();
    assertThat(ForestLayout.of(empty).width()).isPositive();
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  /** Whatever the system: every card is drawn once, none covers another, labels cover no card. */
  @ParameterizedTest
  @MethodSource("seeds")
  void nothingOverlaps(long seed) {
    var report = audited(RandomSystem.of(seed, 8 + (int) (seed % 50)));
    var picture = ForestLayout.of(report);
    assertThat(ForestLayout.of(report)).isEqualTo(picture);
    var cards = picture.cards();
    for (int i = 0; i < cards.size(); i++) {
      var here = cards.get(i);
      assertThat(here.box().right()).isLessThanOrEqualTo(picture.width());
      assertThat(here.box().bottom()).isLessThanOrEqualTo(picture.height());
      for (Card other : cards.subList(i + 1, cards.size())) {
        assertThat(here.box().overlaps(other.box(), 2))
            .as("%s and %s", here.qube(), other.qube())
            .isFalse();
      }
      for (LeakRoute leak : picture.leaks()) {
        assertThat(leak.label().overlaps(here.box(), 0)).as("label on %s", here.qube()).isFalse();
      }
      for (Territory territory : picture.territories()) {
        if (territory.box().overlaps(here.box(), 0)) {
          assertThat(isBehind(report, here.qube(), territory.gateway()))
              .as("%s on the ground of %s", here.qube(), territory.gateway())
              .isTrue();
        }
      }
    }
    var drawn = cards.stream().map(Card::qube).toList();
    report.system().qubes().values().stream()
        .filter(q -> q.klass() == QubeClass.APP && !isInternal(report.system(), q.name()))
        .forEach(q -> assertThat(drawn).contains(q.name()));
  }

  private static boolean isInternal(QubesSystem system, QubeName name) {
    return system.hasFeature(name, WatchedFeatures.INTERNAL);
  }

  private static boolean isBehind(LeakReport report, QubeName qube, QubeName gateway) {
    return qube.equals(gateway)
        || Optional.ofNullable(report.routes().get(qube))
            .map(r -> r.route().via().contains(gateway))
            .orElse(false);
  }

  private static LeakReport audited(QubesSystem system) {
    return new Audit(Rules.shipped())
        .of(new Evidence(system, Intent.NONE, Map.of(), Past.NOTHING, Sample.NOON));
  }
}
