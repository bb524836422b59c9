package org.torvm.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Evidence;
import org.torvm.leak.Finding;
import org.torvm.leak.Goal;
import org.torvm.leak.Intent;
import org.torvm.leak.LeakPath;
import org.torvm.leak.Past;
import org.torvm.leak.Remedy;
import org.torvm.leak.Severity;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.Known;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;
import org.torvm.text.Text;

class PlannerTest {
  private static final String MARK = Intent.MUST_USE_TOR_TAG;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void plansTheseSteps(String name, SystemBuilder system, Wish wish, List<String> steps) {
    assertThat(words(ready(wish, system.evidence()))).isEqualTo(steps);
  }

  static Stream<Arguments> plansTheseSteps() {
    return Stream.of(
        Arguments.of(
            "torify, halted qube, running gateway",
            stock(),
            torify("sys-whonix", RunningQube.RESTART, "work"),
            List.of(
                "work +" + MARK,
                "work default_dispvm=whonix-workstation-17-dvm",
                "work netvm=sys-whonix")),
        Arguments.of(
            "torify, halted qube, halted gateway: it need not run before the qube does",
            stock(),
            torify("torvm", RunningQube.RESTART, "work"),
            List.of("work +" + MARK, "work default_dispvm=", "work netvm=torvm")),
        Arguments.of(
            "torify, running qube, running gateway",
            stock().running("work"),
            torify("sys-whonix", RunningQube.RESTART, "work"),
            List.of(
                "work +" + MARK,
                "work netvm=",
                "work default_dispvm=",
                "stop work",
                "work default_dispvm=whonix-workstation-17-dvm",
                "work netvm=sys-whonix",
                "start work")),
        Arguments.of(
            "torify, running qube, halted gateway",
            stock().running("work"),
            torify("torvm", RunningQube.RESTART, "work"),
            List.of(
                "work +" + MARK,
                "work netvm=",
                "work default_dispvm=",
                "stop work",
                "start torvm",
                "work netvm=torvm",
                "start work")),
        Arguments.of(
            "torify, running qube that is to stay off",
            stock().running("work"),
            torify("torvm", RunningQube.SHUT_DOWN, "work"),
            List.of(
                "work +" + MARK,
                "work netvm=",
                "work default_dispvm=",
                "stop work",
                "work netvm=torvm")),
        Arguments.of(
            "torify live, halted gateway: it must run before anything is attached to it",
            stock().running("work"),
            torify("torvm", RunningQube.SWITCH_LIVE, "work"),
            List.of("work +" + MARK, "work default_dispvm=", "start torvm", "work netvm=torvm")),
        Arguments.of(
            "torify live, running gateway",
            stock().running("work"),
            torify("sys-whonix", RunningQube.SWITCH_LIVE, "work"),
            List.of(
                "work +" + MARK,
                "work default_dispvm=whonix-workstation-17-dvm",
                "work netvm=sys-whonix")),
        Arguments.of(
            "torify what is offline and runs: its programs may hold an old session",
            stock().running("vault"),
            torify("sys-whonix", RunningQube.RESTART, "vault"),
            List.of("vault +" + MARK, "stop vault", "vault netvm=sys-whonix", "start vault")),
        Arguments.of(
            "torify what already is but for the mark: nothing is interrupted",
            stock().running("anon-whonix"),
            torify("sys-whonix", RunningQube.RESTART, "anon-whonix"),
            List.of("anon-whonix +" + MARK)),
        Arguments.of(
            "torify what is only torified by default: the same value is set, nothing restarts",
            stock().global(GlobalReference.DEFAULT_NET_QUBE, "sys-whonix").running("work"),
            torify("sys-whonix", RunningQube.RESTART, "work"),
            List.of("work +" + MARK, "work default_dispvm=debian-12-dvm", "work netvm=sys-whonix")),
        Arguments.of(
            "torify a disposable template: its disposables make disposables from it",
            stock(),
            torify("sys-whonix", RunningQube.RESTART, "debian-12-dvm"),
            List.of(
                "debian-12-dvm +" + MARK,
                "debian-12-dvm default_dispvm=",
                "debian-12-dvm netvm=sys-whonix",
                "debian-12-dvm default_dispvm=debian-12-dvm")),
        Arguments.of(
            "torify a disposable template and one who used another: cut off while it moves",
            stock()
                .app("other-dvm", "debian-12")
                .flag("other-dvm", QubeFlag.DISPOSABLE_TEMPLATE)
                .disposableTemplate("work", "other-dvm"),
            torify("sys-whonix", RunningQube.RESTART, "work", "debian-12-dvm"),
            List.of(
                "work +" + MARK,
                "debian-12-dvm +" + MARK,
                "work default_dispvm=",
                "debian-12-dvm default_dispvm=",
                "debian-12-dvm netvm=sys-whonix",
                "debian-12-dvm default_dispvm=debian-12-dvm",
                "work default_dispvm=debian-12-dvm",
                "work netvm=sys-whonix")),
        Arguments.of(
            "torify several, one running, with the disposable template that they use",
            stock().running("personal"),
            torify("sys-whonix", RunningQube.RESTART, "work", "personal", "debian-12-dvm"),
            List.of(
                "work +" + MARK,
                "personal +" + MARK,
                "debian-12-dvm +" + MARK,
                "personal netvm=",
                "debian-12-dvm default_dispvm=",
                "stop personal",
                "debian-12-dvm netvm=sys-whonix",
                "debian-12-dvm default_dispvm=debian-12-dvm",
                "work default_dispvm=debian-12-dvm",
                "personal default_dispvm=debian-12-dvm",
                "work netvm=sys-whonix",
                "personal netvm=sys-whonix",
                "start personal")),
        Arguments.of(
            "torify a running net qube: being off is its cut",
            stock()
                .app("sys-vpn", "debian-12")
                .flag("sys-vpn", QubeFlag.PROVIDES_NETWORK)
                .disposableTemplate("sys-vpn", "")
                .running("sys-vpn"),
            torify("sys-whonix", RunningQube.RESTART, "sys-vpn"),
            List.of(
                "sys-vpn +" + MARK, "stop sys-vpn", "sys-vpn netvm=sys-whonix", "start sys-vpn")),
        Arguments.of(
            "untorify, running, to the default",
            torified(),
            new Wish.Untorify(qubes("work"), Optional.empty(), RunningQube.RESTART),
            List.of(
                "work netvm=",
                "work default_dispvm=",
                "stop work",
                "work -" + MARK,
                "work default_dispvm:",
                "work netvm:",
                "start work")),
        Arguments.of(
            "untorify, running, to a halted net qube, live",
            torified().app("sys-vpn", "debian-12").flag("sys-vpn", QubeFlag.PROVIDES_NETWORK),
            new Wish.Untorify(
                qubes("work"), Optional.of(new QubeName("sys-vpn")), RunningQube.SWITCH_LIVE),
            List.of(
                "work -" + MARK, "work default_dispvm:", "start sys-vpn", "work netvm=sys-vpn")),
        Arguments.of(
            "untorify what is not torified",
            stock(),
            new Wish.Untorify(qubes("work"), Optional.empty(), RunningQube.RESTART),
            List.of()),
        Arguments.of(
            "cut: at once and live, disposables included",
            stock().running("work"),
            new Wish.CutNetwork(new QubeName("work")),
            List.of("work netvm=", "work default_dispvm=")),
        Arguments.of(
            "cut what could not be read",
            stock().unread("work", QubeReference.NET_QUBE).running("work"),
            new Wish.CutNetwork(new QubeName("work")),
            List.of("work netvm=", "work default_dispvm=")),
        Arguments.of(
            "shut down",
            stock().running("work"),
            new Wish.ShutDown(new QubeName("work")),
            List.of("stop work")),
        Arguments.of(
            "shut down what is off", stock(), new Wish.ShutDown(new QubeName("work")), List.of()),
        Arguments.of(
            "mend: cuts first, connections last, whatever the order of the goals",
            stock().running("personal").tag("personal", "old"),
            mend(
                new Goal.NetQubeIs(new QubeName("personal"), name("sys-whonix")),
                new Goal.FeatureIs(new QubeName("torvm"), "service.qubes-firewall", ""),
                new Goal.Untagged(new QubeName("personal"), "old"),
                new Goal.DisposableTemplateIs(new QubeName("work"), Optional.empty()),
                new Goal.NetQubeIs(new QubeName("work"), Optional.empty()),
                new Goal.Tagged(new QubeName("personal"), "anon-vm"),
                new Goal.Off(new QubeName("sys-whonix"))),
            List.of(
                "personal +anon-vm",
                "personal netvm=",
                "work netvm=",
                "work default_dispvm=",
                "stop personal",
                "stop sys-whonix",
                "torvm service.qubes-firewall=",
                "personal -old",
                "personal netvm=sys-whonix",
                "start personal")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refuses(String key, SystemBuilder system, Wish wish) {
    assertThat(refusal(wish, system.evidence())).isEqualTo("change.refused." + key);
  }

  static Stream<Arguments> refuses() {
    return Stream.of(
        refusal("nothing-picked", UnaryOperator.identity(), torify("sys-whonix")),
        refusal("unknown-qube", UnaryOperator.identity(), torify("sys-whonix", "wrk")),
        refusal("unknown-qube", UnaryOperator.identity(), torify("sys-wonix", "work")),
        refusal("dom0", UnaryOperator.identity(), torify("sys-whonix", "dom0")),
        refusal("template", UnaryOperator.identity(), torify("sys-whonix", "debian-12")),
        refusal("no-net-qube", UnaryOperator.identity(), torify("vault", "work")),
        refusal("no-gateway", UnaryOperator.identity(), torify("sys-firewall", "work")),
        refusal("loop", UnaryOperator.identity(), torify("sys-whonix", "sys-firewall")),
        refusal("loop", UnaryOperator.identity(), torify("sys-whonix", "sys-whonix")),
        refusal("tor-over-tor", UnaryOperator.identity(), torify("sys-whonix", "torvm")),
        refusal(
            "clearnet-side",
            s ->
                s.app("sys-usb", "debian-12")
                    .netQube("sys-usb", "")
                    .flag("sys-usb", QubeFlag.PROVIDES_NETWORK),
            torify("sys-whonix", "sys-usb")),
        refusal("paused", s -> s.state("work", PowerState.PAUSED), torify("sys-whonix", "work")),
        refusal("paused", s -> s.state("work", PowerState.SUSPENDED), torify("sys-whonix", "work")),
        refusal("stopping", s -> s.state("work", PowerState.DYING), torify("sys-whonix", "work")),
        refusal(
            "power-unknown",
            s -> s.state("work", PowerState.UNKNOWN),
            torify("sys-whonix", "work")),
        refusal(
            "paused",
            s -> s.running("work").state("sys-whonix", PowerState.PAUSED),
            torify("sys-whonix", "work")),
        refusal(
            "unread", s -> s.unread("work", QubeReference.NET_QUBE), torify("sys-whonix", "work")),
        refusal(
            "unread",
            s -> s.unread("work", QubeReference.DISPOSABLE_TEMPLATE),
            torify("sys-whonix", "work")),
        refusal(
            "unread", s -> s.qube("sys-whonix", q -> withoutFlag(q)), torify("sys-whonix", "work")),
        refusal(
            "gateway-unknown",
            s -> s.qube("torvm", q -> q.withFeatures(Known.unknown())),
            torify("torvm", "work")),
        refusal(
            "gateway-unknown",
            s -> s.unread("sys-firewall", QubeReference.NET_QUBE),
            torify("sys-whonix", "work")),
        refusal(
            "preloaded",
            s ->
                s.disposable("disp1", "debian-12-dvm", true)
                    .flag("disp1", QubeFlag.PRELOADED)
                    .state("disp1", PowerState.PAUSED),
            torify("sys-whonix", "disp1")),
        refusal(
            "disposable-vanishes",
            s -> s.disposable("disp1", "debian-12-dvm", true).running("disp1"),
            torify("sys-whonix", "disp1")),
        refusal(
            "clients",
            s ->
                s.app("sys-vpn", "debian-12")
                    .flag("sys-vpn", QubeFlag.PROVIDES_NETWORK)
                    .netQube("work", "sys-vpn")
                    .running("sys-vpn", "work"),
            torify("sys-whonix", "sys-vpn")),
        refusal(
            "start-prohibited",
            s -> s.running("work").feature("torvm", "prohibit-start", "broken"),
            torify("torvm", "work")),
        refusal(
            "start-prohibited",
            s -> s.running("work").feature("work", "prohibit-start", "broken"),
            torify("sys-whonix", "work")),
        refusal("remote", s -> s.add("far", QubeClass.REMOTE), torify("sys-whonix", "far")),
        refusal(
            "no-net-qube",
            s -> s.tag("work", MARK),
            new Wish.Untorify(qubes("work"), name("vault"), RunningQube.RESTART)),
        refusal(
            "no-net-qube",
            s -> s.netQube("work", "sys-whonix").global(GlobalReference.DEFAULT_NET_QUBE, "vault"),
            new Wish.Untorify(qubes("work"), Optional.empty(), RunningQube.RESTART)),
        refusal(
            "loop",
            s -> s.netQube("sys-whonix", "sys-firewall"),
            new Wish.Untorify(qubes("sys-net"), name("sys-firewall"), RunningQube.RESTART)),
        refusal("dom0", UnaryOperator.identity(), new Wish.ShutDown(QubeName.DOM0)),
        refusal("clients", s -> s.running("work"), new Wish.ShutDown(new QubeName("sys-firewall"))),
        refusal(
            "paused",
            s -> s.state("work", PowerState.PAUSED),
            new Wish.ShutDown(new QubeName("work"))),
        refusal(
            "paused",
            s -> s.state("work", PowerState.PAUSED),
            new Wish.CutNetwork(new QubeName("work"))),
        refusal(
            "cut-net-qube",
            UnaryOperator.identity(),
            new Wish.CutNetwork(new QubeName("sys-firewall"))),
        refusal(
            "no-fix",
            UnaryOperator.identity(),
            new Wish.Mend(finding(new Remedy.Explain(Text.of("x"))), RunningQube.RESTART)));
  }

  @Test
  void aTemplateThatIsJustStartingIsCutButNotShutDown() {
    var system = stock().state("whonix-workstation-17-dvm", PowerState.PAUSED).evidence();
    var starting = new QubeName("whonix-workstation-17-dvm");
    var past = new Past(Map.of(starting, Instant.EPOCH), Map.of());
    var evidence = new Evidence(system.system(), Intent.NONE, Map.of(), past, Instant.EPOCH);

    assertThat(words(ready(new Wish.CutNetwork(starting), evidence)))
        .containsExactly(
            "whonix-workstation-17-dvm netvm=", "whonix-workstation-17-dvm default_dispvm=");
    assertThat(refusal(new Wish.ShutDown(starting), evidence)).isEqualTo("change.refused.starting");
  }

  @Test
  void everySettingStepCarriesWhatRestoresTheSnapshot() {
    var plan =
        ready(
            torify("sys-whonix", RunningQube.RESTART, "work", "personal"),
            stock().running("work").evidence());

    var inverses =
        plan.steps().stream()
            .map(s -> word(s.step()) + " < " + s.inverse().map(PlannerTest::word).orElse("-"))
            .toList();
    assertThat(inverses)
        .containsExactly(
            "work +" + MARK + " < work -" + MARK,
            "personal +" + MARK + " < personal -" + MARK,
            "work netvm= < work netvm:",
            "work default_dispvm= < work default_dispvm:",
            "stop work < -",
            "work default_dispvm=whonix-workstation-17-dvm < work default_dispvm:",
            "personal default_dispvm=whonix-workstation-17-dvm < personal default_dispvm:",
            "work netvm=sys-whonix < work netvm:",
            "personal netvm=sys-whonix < personal netvm=sys-firewall",
            "start work < -");
  }

  @Test
  void aPlanRestsOnWhatItChangesAndOnTheWholeWayOut() {
    var evidence = stock().evidence();
    var plan = ready(torify("sys-whonix", RunningQube.RESTART, "work"), evidence);

    assertThat(plan.premises()).allMatch(p -> p.holdsIn(evidence.system()));
    var elsewhere = stock().netQube("sys-whonix", "torvm").system();
    var noGateway = stock().feature("whonix-gateway-17", "whonix-gw", "").system();
    var started = stock().running("work").system();
    var decided = stock().netQube("work", "").system();
    for (var other : List.of(elsewhere, noGateway, started, decided)) {
      assertThat(plan.premises()).anyMatch(p -> !p.holdsIn(other));
    }
  }

  private static SystemBuilder stock() {
    return SystemBuilder.stock();
  }

  private static SystemBuilder torified() {
    return stock()
        .netQube("work", "sys-whonix")
        .disposableTemplate("work", "whonix-workstation-17-dvm")
        .tag("work", MARK)
        .running("work");
  }

  private static Arguments refusal(String key, UnaryOperator<SystemBuilder> change, Wish wish) {
    return Arguments.of(key, change.apply(stock()), wish);
  }

  private static Qube withoutFlag(Qube qube) {
    return qube.with(QubeFlag.PROVIDES_NETWORK, Setting.unknown());
  }

  private static Wish torify(String gateway, String... qubes) {
    return torify(gateway, RunningQube.RESTART, qubes);
  }

  private static Wish torify(String gateway, RunningQube running, String... qubes) {
    return new Wish.Torify(qubes(qubes), new QubeName(gateway), running);
  }

  private static Wish mend(Goal... goals) {
    var fix = new Remedy.Fix(Text.of("x"), List.of(goals));
    return new Wish.Mend(finding(fix), RunningQube.RESTART);
  }

  private static Finding finding(Remedy remedy) {
    return new Finding(
        "rule",
        Severity.HIGH,
        QubeName.DOM0,
        Text.of("x"),
        Text.of("x"),
        Text.of("x"),
        LeakPath.of(),
        remedy,
        Optional.empty());
  }

  private static List<QubeName> qubes(String... names) {
    return Arrays.stream(names).map(QubeName::new).toList();
  }

  private static Optional<QubeName> name(String name) {
    return Optional.of(new QubeName(name));
  }

  private static Plan ready(Wish wish, Evidence evidence) {
    return switch (new Planner().plan(wish, evidence)) {
      case Planned.Ready(Plan plan) -> plan;
      case Planned.Refused(Text reason) -> throw new AssertionError("refused: " + reason);
    };
  }

  private static String refusal(Wish wish, Evidence evidence) {
    return switch (new Planner().plan(wish, evidence)) {
      case Planned.Ready(Plan plan) -> "ready: " + words(plan);
      case Planned.Refused(Text reason) -> reason.key();
    };
  }

  static List<String> words(Plan plan) {
    return plan.steps().stream().map(s -> word(s.step())).toList();
  }

  static String word(Step step) {
    var qube = step.qube();
    return switch (step) {
      case Step.SetReference s ->
          qube + " " + s.reference().property() + "=" + s.value().map(QubeName::value).orElse("");
      case Step.ResetReference s -> qube + " " + s.reference().property() + ":";
      case Step.AddTag s -> qube + " +" + s.tag();
      case Step.RemoveTag s -> qube + " -" + s.tag();
      case Step.SetFeature s -> qube + " " + s.key() + "=" + s.value();
      case Step.RemoveFeature s -> qube + " " + s.key() + ":";
      case Step.Start _ -> "start " + qube;
      case Step.ShutDown _ -> "stop " + qube;
    };
  }
}
