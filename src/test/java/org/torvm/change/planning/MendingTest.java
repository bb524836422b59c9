package org.torvm.change.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Preview;
import org.torvm.change.Simulation;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.change.forecast.Forecast;
import org.torvm.leak.Audit;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Evidence;
import org.torvm.leak.Finding;
import org.torvm.leak.Intent;
import org.torvm.leak.Past;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;

/** What a rule offers to mend is mended by the plan for it, and nothing as bad takes its place. */
class MendingTest {
  private static final Audit AUDIT = new Audit(Rules.shipped());
  private static final String DVM = "whonix-workstation-17-dvm";
  private static final int SYSTEMS = 300;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void everyFixMendsItsFinding(String id, Evidence evidence) {
    var finding = find(id, evidence);
    assertThat(finding.remedy()).isInstanceOf(Remedy.Fix.class);
    var plan = Wishes.ready(mend(finding), evidence);
    assertMended(id + " " + Wishes.words(plan), finding, plan, evidence);
  }

  static Stream<Arguments> everyFixMendsItsFinding() {
    return Stream.of(
        row("disposable-template-started:" + DVM, s -> s.running(DVM)),
        row("anon-qube-on-clearnet:anon-whonix", s -> s.netQube("anon-whonix", "sys-firewall")),
        row(
            "anon-qube-on-clearnet:anon-whonix",
            s -> s.netQube("anon-whonix", "sys-firewall").running("anon-whonix")),
        row(
            "anon-qube-clearnet-disposables:anon-whonix",
            s -> s.disposableTemplate("anon-whonix", "debian-12-dvm")),
        row(
            "anon-qube-clearnet-disposables:work",
            s -> s.netQube("work", "torvm").running("work", "torvm")),
        row(
            "disposable-born-clearnet:disp1",
            s ->
                s.disposable("disp1", DVM, true).netQube("disp1", "sys-firewall").running("disp1")),
        Arguments.of("net-qube-switched-tor-to-clear:work", switched("sys-whonix", "sys-firewall")),
        Arguments.of("net-qube-switched-tor-to-clear:work", switched("sys-firewall", "sys-whonix")),
        row(
            "torvm-service-disabled:torvm",
            s -> s.feature("torvm", "service.qubes-tor", "").netQube("work", "torvm")),
        row(
            "torvm-service-disabled:torvm",
            s ->
                s.feature("torvm", "service.qubes-tor", "")
                    .netQube("work", "torvm")
                    .running("work", "torvm")),
        row("fake-gateway-tag:personal", s -> s.tag("personal", "anon-gateway")),
        row(
            "fake-gateway-tag:sys-vpn",
            s ->
                s.app("sys-vpn", "debian-12")
                    .flag("sys-vpn", QubeFlag.PROVIDES_NETWORK)
                    .feature("sys-vpn", "whonix-gw", "1")),
        row(
            "anon-follows-default-net-qube:work",
            s -> s.global(GlobalReference.DEFAULT_NET_QUBE, "sys-whonix").running("work")),
        row(
            "anon-follows-default-net-qube:work",
            s -> s.tag("work", Intent.MUST_USE_TOR_TAG).running("work")),
        row(
            "offline-qube-networked-disposables:vault",
            s -> s.disposableTemplate("vault", "debian-12-dvm").running("vault")),
        row("template-has-net-qube:debian-12", s -> s.netQube("debian-12", "sys-firewall")),
        row(
            "tor-over-tor:work",
            s ->
                s.netQube("torvm", "sys-whonix").netQube("work", "torvm").running("work", "torvm")),
        row("whonix-tag-missing:anon-whonix", UnaryOperator.identity()),
        row("whonix-tag-missing:sys-whonix", UnaryOperator.identity()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void whatHasNoFixIsNotPlanned(String id, Evidence evidence) {
    assertThat(Wishes.outcome(mend(find(id, evidence)), evidence))
        .containsExactly("refused: no-fix");
  }

  static Stream<Arguments> whatHasNoFixIsNotPlanned() {
    return Stream.of(
        row(
            "must-use-tor-unknown:work",
            s -> s.tag("work", Intent.MUST_USE_TOR_TAG).unread("work", QubeReference.NET_QUBE)),
        row(
            "disposable-gateway:sys-tor",
            s ->
                s.disposable("sys-tor", "debian-12-dvm", false)
                    .flag("sys-tor", QubeFlag.PROVIDES_NETWORK)
                    .feature("sys-tor", "service.qubes-tor", "1")),
        row(
            "named-disposable-misnamed:my-dvm",
            s -> s.disposable("my-dvm", "debian-12-dvm", false)),
        row("disposables-not-amnesic:dom0", UnaryOperator.identity()));
  }

  @Test
  void theTablesHoldEveryRule() {
    var held =
        Stream.concat(everyFixMendsItsFinding(), whatHasNoFixIsNotPlanned())
            .map(a -> String.valueOf(a.get()[0]))
            .map(id -> id.substring(0, id.indexOf(':')))
            .collect(Collectors.toSet());
    assertThat(held).isEqualTo(Rules.shipped().stream().map(Rule::id).collect(Collectors.toSet()));
  }

  @Test
  void everyFixMendsItsFindingInWhateverSystem() {
    Map<String, Integer> mended = new TreeMap<>();
    for (long seed = 0; seed < SYSTEMS; seed++) {
      var evidence = SystemBuilder.evidence(new RandomQubes(seed).system());
      for (Finding finding : AUDIT.of(evidence).findings()) {
        if (finding.remedy() instanceof Remedy.Fix
            && new Planner().plan(mend(finding), evidence) instanceof Planned.Ready(Plan plan)) {
          mended.merge(finding.rule(), 1, Integer::sum);
          var about = "seed " + seed + " " + finding.id() + " " + Wishes.words(plan);
          assertMended(about, finding, plan, evidence);
        }
      }
    }
    assertThat(mended).as("mended findings").hasSizeGreaterThan(7);
  }

  private static void assertMended(String about, Finding finding, Plan plan, Evidence evidence) {
    var preview = new Forecast(AUDIT).of(plan, evidence);
    assertThat(ids(preview.after().findings())).as(about).doesNotContain(finding.id());
    assertThat(preview.appearing())
        .as(about)
        .allMatch(f -> f.severity().compareTo(finding.severity()) > 0);
    assertSaysExactlySo(about, preview, plan, evidence);
  }

  private static void assertSaysExactlySo(
      String about, Preview preview, Plan plan, Evidence evidence) {
    assertThat(preview.after().system())
        .as(about)
        .isEqualTo(Simulation.after(evidence.system(), plan));
    var before = ids(AUDIT.of(evidence).findings());
    var after = ids(preview.after().findings());
    var gone = new HashSet<>(before);
    gone.removeAll(after);
    var fresh = new HashSet<>(after);
    fresh.removeAll(before);
    assertThat(ids(preview.vanishing())).as(about).isEqualTo(gone);
    assertThat(ids(preview.appearing())).as(about).isEqualTo(fresh);
    var stays =
        preview.after().findings().stream()
            .filter(f -> plan.qubes().contains(f.qube()))
            .filter(f -> before.contains(f.id()))
            .map(Finding::id)
            .toList();
    assertThat(ids(preview.remaining())).as(about).containsAll(stays);
    assertThat(before).as(about).containsAll(ids(preview.remaining()));
    assertThat(after).as(about).containsAll(ids(preview.remaining()));
  }

  private static Set<String> ids(List<Finding> findings) {
    return findings.stream().map(Finding::id).collect(Collectors.toSet());
  }

  private static Finding find(String id, Evidence evidence) {
    var findings = AUDIT.of(evidence).findings();
    return findings.stream()
        .filter(f -> f.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not among " + ids(findings)));
  }

  private static Wish mend(Finding finding) {
    return new Wish.Mend(finding, RunningQube.RESTART);
  }

  /** Evidence that work was moved from one net qube to the other while it was running. */
  private static Evidence switched(String from, String to) {
    var was = SystemBuilder.stock().netQube("work", from).running("work").evidence();
    var is = SystemBuilder.stock().netQube("work", to).running("work").system();
    var work = new QubeName("work");
    var before = new EgressGraph(was).route(work);
    var change = new Past.Switch(before, List.of(new QubeName(to)), Instant.EPOCH);
    var past = new Past(Map.of(), Map.of(work, change));
    return new Evidence(is, Intent.NONE, Map.of(), past, Instant.EPOCH);
  }

  private static Arguments row(String id, UnaryOperator<SystemBuilder> change) {
    return Arguments.of(id, change.apply(SystemBuilder.stock()).evidence());
  }
}
