package org.torvm.change.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.change.planning.Wishes.name;
import static org.torvm.change.planning.Wishes.outcome;
import static org.torvm.change.planning.Wishes.qubes;
import static org.torvm.change.planning.Wishes.torify;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.change.NetworkMemory;
import org.torvm.change.Simulation;
import org.torvm.change.Step;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Intent;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.Known;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;

/** Turning the network of qubes off and on again: steps, and why it is refused. */
class NetworkSwitchTest {
  private static final String KEY = NetworkMemory.KEY;
  private static final String TOR = "service.qubes-tor";

  @ParameterizedTest(name = "{0}")
  @MethodSource({"turningOff", "turningOn", "forgetting"})
  void plans(String name, SystemBuilder system, Wish wish, List<String> expected) {
    assertThat(outcome(wish, system.evidence())).isEqualTo(expected);
  }

  static Stream<Arguments> turningOff() {
    return Stream.of(
        row(
            "a running qube is not interrupted, and what it had is kept before it is taken",
            s -> s.running("work"),
            off("work"),
            "work " + KEY + "=1 work clearnet default sys-firewall default debian-12-dvm",
            "work netvm=",
            "work default_dispvm="),
        row(
            "what was set is kept as set",
            UnaryOperator.identity(),
            off("anon-whonix", "personal"),
            "anon-whonix "
                + (KEY + "=1 anon-whonix torified set sys-whonix set whonix-workstation-17-dvm"),
            "personal " + KEY + "=1 personal clearnet set sys-firewall default debian-12-dvm",
            "anon-whonix netvm=",
            "personal netvm=",
            "anon-whonix default_dispvm=",
            "personal default_dispvm="),
        row(
            "a disposable too, whose disposables come from its own template",
            s -> s.disposable("disp1", "debian-12-dvm", true).running("disp1"),
            off("disp1"),
            "disp1 " + KEY + "=1 disp1 clearnet default sys-firewall default debian-12-dvm",
            "disp1 netvm=",
            "disp1 default_dispvm="),
        row("what is off in every way is so already", UnaryOperator.identity(), off("vault")),
        row("what was turned off is so already", s -> turnedOff(s, "work"), off("work", "work")),
        row(
            "what came back since is taken again; what is still to be given back is kept",
            s -> turnedOff(s, "work").disposableTemplate("work", "whonix-workstation-17-dvm"),
            off("work"),
            "work " + (KEY + "=1 work clearnet default sys-firewall set whonix-workstation-17-dvm"),
            "work default_dispvm="),
        row(
            "an old memory of a qube that has network again is replaced",
            s -> turnedOff(s, "work").netQube("work", "sys-whonix"),
            off("work"),
            "work " + KEY + "=1 work torified set sys-whonix set -",
            "work netvm="),
        row(
            "the memory of a clone speaks of another qube",
            s -> s.feature("work", KEY, "1 other torified set sys-whonix set -"),
            off("work"),
            "work " + KEY + "=1 work clearnet default sys-firewall default debian-12-dvm",
            "work netvm=",
            "work default_dispvm="),
        refused("nothing-picked", UnaryOperator.identity(), off()),
        refused("unknown-qube", UnaryOperator.identity(), off("wrk")),
        refused("cut-net-qube", UnaryOperator.identity(), off("sys-firewall")),
        refused("paused", s -> s.state("work", PowerState.PAUSED), off("work")),
        refused("preloaded", s -> preloaded(s), off("disp1")),
        refused("not-remembered", s -> s.unread("work", QubeReference.NET_QUBE), off("work")),
        refused(
            "not-remembered",
            s -> s.unread("work", QubeReference.DISPOSABLE_TEMPLATE),
            off("work")),
        refused(
            "not-remembered",
            s -> s.qube("work", q -> q.withFeatures(Known.unknown())),
            off("work")));
  }

  static Stream<Arguments> turningOn() {
    return Stream.of(
        row(
            "a halted qube gets back what it had, default as default; the memory goes last",
            s -> turnedOff(s, "work"),
            on("work"),
            "work default_dispvm:",
            "work netvm:",
            "work " + KEY + ":"),
        row(
            "a running qube is restarted",
            s -> turnedOff(s.running("anon-whonix"), "anon-whonix"),
            on("anon-whonix"),
            "stop anon-whonix",
            "anon-whonix default_dispvm=whonix-workstation-17-dvm",
            "anon-whonix netvm=sys-whonix",
            "anon-whonix " + KEY + ":",
            "start anon-whonix"),
        row(
            "a running qube is left running when the user says so",
            s -> turnedOff(s.running("work"), "work"),
            new Wish.NetworkOn(qubes("work"), RunningQube.SWITCH_LIVE),
            "work default_dispvm:",
            "work netvm:",
            "work " + KEY + ":"),
        row(
            "a net qube that is off is started first",
            s ->
                turnedOff(s.netQube("work", "torvm").disposableTemplate("work", ""), "work")
                    .running("work"),
            new Wish.NetworkOn(qubes("work"), RunningQube.SWITCH_LIVE),
            "start torvm",
            "work netvm=torvm",
            "work " + KEY + ":"),
        row(
            "disposables that somebody has set since are left alone",
            s -> turnedOff(s, "work").disposableTemplate("work", "whonix-workstation-17-dvm"),
            on("work"),
            "work netvm:",
            "work " + KEY + ":"),
        row(
            "what came back already is only forgotten",
            s ->
                turnedOff(s, "anon-whonix")
                    .netQube("anon-whonix", "sys-whonix")
                    .disposableTemplate("anon-whonix", "whonix-workstation-17-dvm"),
            on("anon-whonix"),
            "anon-whonix " + KEY + ":"),
        row(
            "another default that is Tor is better than before",
            s ->
                turnedOff(s, "work")
                    .global(GlobalReference.DEFAULT_NET_QUBE, "sys-whonix")
                    .global(
                        GlobalReference.DEFAULT_DISPOSABLE_TEMPLATE, "whonix-workstation-17-dvm"),
            on("work"),
            "work default_dispvm:",
            "work netvm:",
            "work " + KEY + ":"),
        refused("nothing-picked", UnaryOperator.identity(), on()),
        refused("nothing-remembered", UnaryOperator.identity(), on("vault")),
        refused("nothing-remembered", s -> turnedOff(s, "work"), on("work", "vault")),
        refused(
            "nothing-remembered",
            s ->
                s.netQube("work", "").feature("work", KEY, "1 other torified set sys-whonix set -"),
            on("work")),
        refused(
            "unread",
            s -> turnedOff(s, "work").qube("work", q -> q.withFeatures(Known.unknown())),
            on("work")),
        refused(
            "network-set-since", s -> turnedOff(s, "work").netQube("work", "torvm"), on("work")),
        refused(
            "remembered-gone",
            s -> s.netQube("work", "").feature("work", KEY, "1 work torified set sys-old set -"),
            on("work")),
        refused(
            "remembered-gone",
            s ->
                s.netQube("work", "")
                    .disposableTemplate("work", "")
                    .feature("work", KEY, "1 work torified set sys-whonix set old-dvm"),
            on("work")),
        refused(
            "no-net-qube",
            s ->
                turnedOff(s, "anon-whonix")
                    .qube(
                        "sys-whonix",
                        q -> q.with(QubeFlag.PROVIDES_NETWORK, Setting.explicit(false))),
            on("anon-whonix")),
        refused(
            "paused",
            s -> turnedOff(s.running("work"), "work").state("sys-firewall", PowerState.PAUSED),
            on("work")),
        refused(
            "disposable-vanishes",
            s -> turnedOff(s.disposable("disp1", "debian-12-dvm", true).running("disp1"), "disp1"),
            on("disp1")),
        refused(
            "not-behind-tor-again: its gateway is none any more",
            s -> turnedOff(s.netQube("work", "torvm"), "work").feature("torvm", TOR, ""),
            on("work")),
        refused(
            "not-behind-tor-again: the default was Tor and is clearnet now",
            s ->
                turnedOff(s.global(GlobalReference.DEFAULT_NET_QUBE, "sys-whonix"), "work")
                    .global(GlobalReference.DEFAULT_NET_QUBE, "sys-firewall"),
            on("work")),
        refused(
            "not-behind-tor-again: its disposables would be on clearnet",
            s -> turnedOff(s, "anon-whonix").netQube("whonix-workstation-17-dvm", "sys-firewall"),
            on("anon-whonix")),
        refused(
            "not-behind-tor-again: it was on clearnet, and is meant to use Tor since",
            s -> turnedOff(s, "work").tag("work", Intent.MUST_USE_TOR_TAG),
            on("work")),
        refused(
            "other-way: by default it had no network, and the default is clearnet now",
            s ->
                turnedOff(s.global(GlobalReference.DEFAULT_NET_QUBE, ""), "work")
                    .global(GlobalReference.DEFAULT_NET_QUBE, "sys-firewall"),
            on("work")),
        refused(
            "other-way: nobody knew where it went, and it is clearnet now",
            s ->
                s.netQube("work", "")
                    .disposableTemplate("work", "")
                    .feature("work", KEY, "1 work unknown set sys-firewall set -"),
            on("work")));
  }

  /** A memory must not outlive the next decision about the network. */
  static Stream<Arguments> forgetting() {
    return Stream.of(
        row(
            "torifying",
            s -> turnedOff(s, "work"),
            torify("sys-whonix", "work"),
            "work +" + Intent.MUST_USE_TOR_TAG,
            "work netvm=sys-whonix",
            "work " + KEY + ":"),
        row(
            "untorifying to a net qube",
            s -> turnedOff(s, "work"),
            new Wish.Untorify(qubes("work"), name("sys-firewall"), RunningQube.RESTART),
            "work default_dispvm:",
            "work netvm=sys-firewall",
            "work " + KEY + ":"),
        row(
            "the cut of a qube that somebody has given network since",
            s -> turnedOff(s, "work").netQube("work", "sys-whonix"),
            new Wish.CutNetwork(new QubeName("work")),
            "work netvm=",
            "work " + KEY + ":"),
        row(
            "but not the cut of one that is off",
            s -> turnedOff(s, "work"),
            new Wish.CutNetwork(new QubeName("work"))));
  }

  @Test
  void offAndOnIsAsBefore() {
    var before = SystemBuilder.stock().running("work").system();
    var off = Wishes.ready(off("work", "anon-whonix"), SystemBuilder.evidence(before));
    var cut = Simulation.after(before, off);
    var on = Wishes.ready(on("work", "anon-whonix"), SystemBuilder.evidence(cut));
    assertThat(Simulation.after(cut, on)).isEqualTo(before);
  }

  @Test
  void whatCannotBeReadOfTheDefaultIsNotGivenBack() {
    var system =
        turnedOff(SystemBuilder.stock(), "work")
            .system()
            .with(GlobalReference.DEFAULT_NET_QUBE, Setting.unknown());
    assertThat(outcome(on("work"), SystemBuilder.evidence(system)))
        .containsExactly("refused: default-unread");
  }

  private static SystemBuilder turnedOff(SystemBuilder system, String name) {
    var off = Wishes.ready(off(name), system.evidence());
    var value =
        off.steps().stream()
            .filter(s -> s.step() instanceof Step.SetFeature)
            .map(s -> ((Step.SetFeature) s.step()).value())
            .findFirst()
            .orElseThrow();
    return system.feature(name, KEY, value).netQube(name, "").disposableTemplate(name, "");
  }

  private static SystemBuilder preloaded(SystemBuilder system) {
    return system
        .disposable("disp1", "debian-12-dvm", true)
        .flag("disp1", QubeFlag.PRELOADED)
        .state("disp1", PowerState.PAUSED);
  }

  private static Wish off(String... names) {
    return new Wish.NetworkOff(qubes(names));
  }

  private static Wish on(String... names) {
    return new Wish.NetworkOn(qubes(names), RunningQube.RESTART);
  }

  private static Arguments row(
      String name, UnaryOperator<SystemBuilder> change, Wish wish, String... steps) {
    return Arguments.of(name, change.apply(SystemBuilder.stock()), wish, List.of(steps));
  }

  private static Arguments refused(String why, UnaryOperator<SystemBuilder> change, Wish wish) {
    var key = why.contains(":") ? why.substring(0, why.indexOf(':')) : why;
    var system = change.apply(SystemBuilder.stock());
    return Arguments.of(why + " " + wish, system, wish, List.of("refused: " + key));
  }
}
