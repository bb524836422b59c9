package org.torvm.change.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.change.planning.Wishes.finding;
import static org.torvm.change.planning.Wishes.name;
import static org.torvm.change.planning.Wishes.qubes;
import static org.torvm.change.planning.Wishes.torify;
import static org.torvm.change.planning.Wishes.words;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Evidence;
import org.torvm.leak.Intent;
import org.torvm.leak.Remedy;
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

/** Why a wish cannot be fulfilled. */
class RefusalsTest {
  private static final String MARK = Intent.MUST_USE_TOR_TAG;

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

  private static SystemBuilder stock() {
    return SystemBuilder.stock();
  }

  private static Arguments refusal(String key, UnaryOperator<SystemBuilder> change, Wish wish) {
    return Arguments.of(key, change.apply(stock()), wish);
  }

  private static Qube withoutFlag(Qube qube) {
    return qube.with(QubeFlag.PROVIDES_NETWORK, Setting.unknown());
  }

  private static String refusal(Wish wish, Evidence evidence) {
    return switch (new Planner().plan(wish, evidence)) {
      case Planned.Ready(Plan plan) -> "ready: " + words(plan);
      case Planned.Refused(Text reason) -> reason.key();
    };
  }
}
