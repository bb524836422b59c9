package org.torvm.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.torvm.graph.layout.ForestLayout;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.leak.Intent;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Past;
import org.torvm.leak.Severity;
import org.torvm.leak.Verdict;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
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
    assertThat(box(picture, "default-dvm").x()).isEqualTo(box(picture, "sys-whonix").x());
    assertThat(box(picture, "default-dvm").y())
        .isGreaterThan(territory(picture, "torvm").box().bottom());
    assertThat(picture.headings().stream().map(h -> h.words().key()))
        .containsExactly(
            "graph.heading.internet",
            "graph.heading.net-qubes",
            "graph.heading.gateways",
            "graph.heading.clients",
            "graph.heading.clearnet",
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
  void theOfflineStandByThemselvesUnderTheNetQubes() {
    var picture = household();
    var chain = box(picture, "sys-net").around(box(picture, "sys-firewall"));
    assertThat(picture.cards())
        .filteredOn(c -> c.verdict() == Verdict.OFFLINE)
        .hasSize(3)
        .allMatch(c -> c.box().y() > chain.bottom() && c.box().right() <= chain.right());
  }

  @Test
  void templatesStandInABlockOfTheirOwnWithoutLines() {
    var report = audited(RandomSystem.of(3, 40));
    var all = ForestLayout.of(report, Extent.EVERYTHING);
    var templates =
        report.system().qubes().values().stream()
            .filter(q -> q.klass() == QubeClass.TEMPLATE)
            .map(Qube::name)
            .filter(q -> all.card(q).orElseThrow().verdict() == Verdict.OFFLINE)
            .toList();
    assertThat(templates).isNotEmpty();
    assertThat(all.headings()).anyMatch(h -> h.words().key().equals("graph.heading.templates"));
    assertThat(all.lines()).noneMatch(l -> templates.contains(l.from()));
    assertThat(all.cards().size()).isGreaterThan(ForestLayout.of(report).cards().size());
  }

  @Test
  void levelWithWhatIsFirstBehindIt() {
    var picture = household();
    assertThat(
            List.of("sys-net", "sys-firewall", "sys-whonix", "anon-mail").stream()
                .map(q -> box(picture, q).y())
                .distinct())
        .hasSize(1);
  }

  @Test
  void manyClientsBecomeAWideBlock() {
    var sample = new Sample(SystemKind.DOM0).relay("sys-net", "red", "-");
    for (int i = 0; i < 60; i++) {
      sample.halted("qube-" + i, "red", "sys-net");
    }
    var picture = ForestLayout.of(sample.report());
    assertThat(picture.width() / picture.height()).isBetween(2.0, 6.5);
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
                && l.words().key().equals("graph.leak.direct.one"));
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

  @Test
  void manyLeaksToOnePlaceShareOneLabel() {
    var sample = Sample.household(SystemKind.DOM0);
    for (int i = 0; i < 40; i++) {
      sample
          .running("anon-" + i, "red", "sys-whonix")
          .finding(
              Severity.HIGH,
              "anon-qube-clearnet-disposables",
              "x",
              "anon-" + i,
              "default-dvm",
              "sys-firewall",
              "sys-net");
    }
    var leaks = ForestLayout.of(sample.report()).leaks();
    assertThat(leaks).hasSize(1);
    assertThat(leaks.getFirst().headline().key()).isEqualTo("graph.leak.headline.many");
    assertThat(leaks.getFirst().paths()).hasSize(42);
  }

  static LeakReport audited(QubesSystem system) {
    return new Audit(Rules.shipped())
        .of(new Evidence(system, Intent.NONE, Map.of(), Past.NOTHING, Sample.NOON));
  }
}
