package org.torvm.change.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.change.planning.Wishes.mend;
import static org.torvm.change.planning.Wishes.name;
import static org.torvm.change.planning.Wishes.qubes;
import static org.torvm.change.planning.Wishes.ready;
import static org.torvm.change.planning.Wishes.torify;
import static org.torvm.change.planning.Wishes.words;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Goal;
import org.torvm.leak.Intent;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;

/** Which steps a wish comes down to, and in which order. */
class PlannedStepsTest {
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
            "torify a disposable template that runs: it is not started again",
            stock().running("debian-12-dvm"),
            torify("sys-whonix", RunningQube.RESTART, "debian-12-dvm"),
            List.of(
                "debian-12-dvm +" + MARK,
                "debian-12-dvm netvm=",
                "debian-12-dvm default_dispvm=",
                "stop debian-12-dvm",
                "debian-12-dvm netvm=sys-whonix",
                "debian-12-dvm default_dispvm=debian-12-dvm")),
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
}
