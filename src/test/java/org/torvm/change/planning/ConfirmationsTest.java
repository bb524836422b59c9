package org.torvm.change.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.change.planning.Wishes.mend;
import static org.torvm.change.planning.Wishes.name;
import static org.torvm.change.planning.Wishes.qubes;
import static org.torvm.change.planning.Wishes.ready;
import static org.torvm.change.planning.Wishes.torify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.change.NetworkMemory;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Simulation;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Goal;
import org.torvm.leak.Intent;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.QubeName;

/** What has to be said before a plan is carried out, and what needs nothing more than a yes. */
class ConfirmationsTest {
  private static final String KEY = NetworkMemory.KEY;

  @ParameterizedTest(name = "{0}")
  @MethodSource({"typed", "ticked"})
  void asks(String name, SystemBuilder system, Wish wish, List<String> expected) {
    assertThat(asked(ready(wish, system.evidence()))).isEqualTo(expected);
  }

  static Stream<Arguments> typed() {
    UnaryOperator<SystemBuilder> offline =
        s -> s.disposable("disp1", "debian-12-dvm", false).netQube("disp1", "");
    return Stream.of(
        row(
            "an offline disposable that is torified",
            offline,
            torify("sys-whonix", "disp1"),
            "offline-disposable disp1"),
        row(
            "an offline disposable that is to follow the default net qube",
            offline,
            new Wish.Untorify(qubes("disp1"), Optional.empty(), RunningQube.RESTART),
            "offline-disposable disp1"),
        row(
            "an offline disposable that gets a net qube",
            offline,
            new Wish.Untorify(qubes("disp1"), name("sys-firewall"), RunningQube.RESTART),
            "offline-disposable disp1"),
        row(
            "an offline disposable that a fix would give a net qube",
            offline,
            mend(new Goal.NetQubeIs(new QubeName("disp1"), name("sys-whonix"))),
            "offline-disposable disp1"),
        row(
            "a disposable whose network was turned off",
            s ->
                offline
                    .apply(s)
                    .disposableTemplate("disp1", "")
                    .feature("disp1", KEY, "1 disp1 clearnet default sys-firewall set -"),
            new Wish.NetworkOn(qubes("disp1"), RunningQube.RESTART),
            "offline-disposable disp1"),
        row(
            "an offline disposable among others",
            s -> offline.apply(s).disposable("disp2", "debian-12-dvm", false).netQube("disp2", ""),
            torify("sys-whonix", "work", "disp2", "disp1"),
            "offline-disposable disp1",
            "offline-disposable disp2"),
        row(
            "an offline disposable that the default leaves offline",
            s -> offline.apply(s).global(GlobalReference.DEFAULT_NET_QUBE, ""),
            new Wish.Untorify(qubes("disp1"), Optional.empty(), RunningQube.RESTART)),
        row("an app qube without network", UnaryOperator.identity(), torify("sys-whonix", "vault")),
        row(
            "a disposable with network",
            s -> s.disposable("disp1", "debian-12-dvm", false),
            torify("sys-whonix", "disp1")),
        row(
            "a qube that is killed",
            s -> s.running("work"),
            new Wish.Kill(new QubeName("work")),
            "kill work"),
        row(
            "a disposable that is killed",
            s -> s.disposable("disp1", "debian-12-dvm", true).running("disp1"),
            new Wish.Kill(new QubeName("disp1")),
            "kill-disposable disp1"),
        row(
            "a disposable that is removed",
            s -> s.disposable("disp1", "debian-12-dvm", true),
            new Wish.Remove(new QubeName("disp1")),
            "remove disp1"),
        row("a shutdown", s -> s.running("work"), new Wish.ShutDown(new QubeName("work"))));
  }

  static Stream<Arguments> ticked() {
    return Stream.of(
        row(
            "a torified qube that leaves Tor",
            UnaryOperator.identity(),
            new Wish.Untorify(qubes("anon-whonix"), Optional.empty(), RunningQube.RESTART),
            "leaves-tor"),
        row(
            "what is behind a net qube that leaves Tor",
            s -> s.tag("sys-whonix", Intent.MUST_USE_TOR_TAG).netQube("torvm", "sys-whonix"),
            new Wish.Untorify(qubes("torvm"), name("sys-firewall"), RunningQube.RESTART),
            "leaves-tor"),
        row(
            "a qube that is meant to use Tor and was cut off",
            s -> s.netQube("anon-whonix", ""),
            new Wish.Untorify(qubes("anon-whonix"), name("sys-firewall"), RunningQube.RESTART),
            "leaves-tor"),
        row(
            "a clearnet qube that goes another clearnet way",
            UnaryOperator.identity(),
            new Wish.Untorify(qubes("work"), name("sys-firewall"), RunningQube.RESTART)),
        row("a qube that is torified", UnaryOperator.identity(), torify("sys-whonix", "work")),
        row(
            "a qube whose old default is another one now",
            s -> turnedOff(s).global(GlobalReference.DEFAULT_NET_QUBE, "sys-whonix"),
            new Wish.NetworkOn(qubes("work"), RunningQube.RESTART),
            "other-default"),
        row(
            "a qube whose old default is the same",
            ConfirmationsTest::turnedOff,
            new Wish.NetworkOn(qubes("work"), RunningQube.RESTART)),
        row(
            "a qube whose network is turned off",
            UnaryOperator.identity(),
            new Wish.NetworkOff(qubes("work", "anon-whonix"))),
        row(
            "a net qube that is pinned",
            UnaryOperator.identity(),
            new Wish.PinNetQube(qubes("work"))));
  }

  @Test
  void undoingTheCutOfADisposableAsksForItsNameToo() {
    var before =
        SystemBuilder.stock().disposable("disp1", "debian-12-dvm", true).running("disp1").system();
    var cut = ready(new Wish.CutNetwork(new QubeName("disp1")), SystemBuilder.evidence(before));
    assertThat(cut.confirmations()).isEmpty();
    var past =
        PastChange.begun("1", Instant.EPOCH, cut)
            .with(cut.steps(), List.of(), PastChange.State.DONE);
    var after = Simulation.after(before, cut);
    var undo = new Planner().undo(past, SystemBuilder.evidence(after));
    assertThat(undo)
        .isInstanceOfSatisfying(
            Planned.Ready.class,
            ready -> assertThat(asked(ready.plan())).containsExactly("offline-disposable disp1"));
  }

  private static SystemBuilder turnedOff(SystemBuilder system) {
    return system
        .netQube("work", "")
        .disposableTemplate("work", "")
        .feature("work", KEY, "1 work clearnet default sys-firewall set -");
  }

  private static List<String> asked(Plan plan) {
    return plan.confirmations().stream()
        .map(c ->
            c.why().key().substring("change.confirm.".length())
                + c.typed().map(n -> " " + n).orElse(""))
        .toList();
  }

  private static Arguments row(
      String name, UnaryOperator<SystemBuilder> change, Wish wish, String... asked) {
    return Arguments.of(name, change.apply(SystemBuilder.stock()), wish, List.of(asked));
  }
}
