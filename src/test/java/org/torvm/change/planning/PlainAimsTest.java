package org.torvm.change.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.change.planning.Wishes.outcome;
import static org.torvm.change.planning.Wishes.qubes;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.change.PastChange;
import org.torvm.change.Planned;
import org.torvm.change.Simulation;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;

/** Pinning, killing and removing: steps, and why it is refused. */
class PlainAimsTest {
  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource({"pinning", "killing", "removing"})
  void plans(String name, SystemBuilder system, Wish wish, List<String> expected) {
    assertThat(outcome(wish, system.evidence())).isEqualTo(expected);
  }

  static Stream<Arguments> pinning() {
    return Stream.of(
        row(
            "what follows the defaults gets them, and goes on running",
            s -> s.running("work"),
            pin("work", "personal", "work"),
            "work default_dispvm=debian-12-dvm",
            "personal default_dispvm=debian-12-dvm",
            "work netvm=sys-firewall"),
        row("what is set stays as it is", UnaryOperator.identity(), pin("anon-whonix", "vault")),
        row(
            "none is a default too",
            s ->
                s.global(GlobalReference.DEFAULT_NET_QUBE, "")
                    .global(GlobalReference.DEFAULT_DISPOSABLE_TEMPLATE, ""),
            pin("work"),
            "work netvm=",
            "work default_dispvm="),
        row(
            "the disposables of a disposable follow no default that somebody could change",
            s -> s.disposable("disp1", "debian-12-dvm", true).running("disp1"),
            pin("disp1"),
            "disp1 netvm=sys-firewall"),
        refused("nothing-picked", UnaryOperator.identity(), pin()),
        refused("unknown-qube", UnaryOperator.identity(), pin("wrk")),
        refused("dom0", UnaryOperator.identity(), pin("dom0")),
        refused("template", UnaryOperator.identity(), pin("debian-12")),
        refused("remote", s -> s.add("far", QubeClass.REMOTE), pin("far")),
        refused("unread", s -> s.unread("work", QubeReference.NET_QUBE), pin("work")),
        refused("unread", s -> s.unread("work", QubeReference.DISPOSABLE_TEMPLATE), pin("work")),
        refused("paused", s -> s.state("work", PowerState.PAUSED), pin("work")),
        refused(
            "no-net-qube", s -> s.global(GlobalReference.DEFAULT_NET_QUBE, "vault"), pin("work")));
  }

  static Stream<Arguments> killing() {
    return Stream.of(
        row("a running one", s -> s.running("work"), kill("work"), "kill work"),
        row(
            "a paused one, which could not be shut down",
            s -> s.state("work", PowerState.PAUSED),
            kill("work"),
            "kill work"),
        row(
            "one that will not shut down",
            s -> s.state("work", PowerState.HALTING),
            kill("work"),
            "kill work"),
        row(
            "a net qube, whatever hangs on it",
            s -> s.running("work"),
            kill("sys-firewall"),
            "kill sys-firewall"),
        row("what is off is so already", UnaryOperator.identity(), kill("work")),
        refused("dom0-off", UnaryOperator.identity(), kill("dom0")),
        refused("unknown-qube", UnaryOperator.identity(), kill("wrk")),
        refused("power-unknown", s -> s.state("work", PowerState.UNKNOWN), kill("work")),
        refused("remote", s -> s.add("far", QubeClass.REMOTE), kill("far")));
  }

  static Stream<Arguments> removing() {
    UnaryOperator<SystemBuilder> left = s -> s.disposable("disp1", "debian-12-dvm", true);
    return Stream.of(
        row("one that was left behind", left, remove("disp1"), "remove disp1"),
        refused("remove-other", UnaryOperator.identity(), remove("work")),
        refused("remove-other", UnaryOperator.identity(), remove("dom0")),
        refused("remove-other", UnaryOperator.identity(), remove("debian-12")),
        refused(
            "remove-other", s -> s.disposable("disp1", "debian-12-dvm", false), remove("disp1")),
        refused(
            "remove-other",
            s -> left.apply(s).qube("disp1", q -> q.with(QubeFlag.AUTO_CLEANUP, Setting.unknown())),
            remove("disp1")),
        refused("remove-not-off", s -> left.apply(s).running("disp1"), remove("disp1")),
        refused(
            "remove-not-off",
            s -> left.apply(s).state("disp1", PowerState.UNKNOWN),
            remove("disp1")),
        refused("preloaded", s -> left.apply(s).flag("disp1", QubeFlag.PRELOADED), remove("disp1")),
        refused("in-use", s -> left.apply(s).netQube("work", "disp1"), remove("disp1")),
        refused(
            "in-use",
            s -> left.apply(s).global(GlobalReference.CLOCK_QUBE, "disp1"),
            remove("disp1")),
        refused("unknown-qube", UnaryOperator.identity(), remove("disp1")));
  }

  @Test
  void aRemovalThatBrokeOffIsRolledBackOnlyWhenItWasNotMade() {
    var before = SystemBuilder.stock().disposable("disp1", "debian-12-dvm", true).system();
    var plan = Wishes.ready(remove("disp1"), SystemBuilder.evidence(before));
    var past =
        PastChange.begun("1", Instant.EPOCH, plan)
            .with(plan.steps(), List.of(), PastChange.State.BROKEN_OFF);
    var after = Simulation.after(before, plan);
    assertThat(new Planner().undo(past, SystemBuilder.evidence(before)))
        .isInstanceOfSatisfying(
            Planned.Ready.class, ready -> assertThat(ready.plan().isEmpty()).isTrue());
    assertThat(new Planner().undo(past, SystemBuilder.evidence(after)))
        .isInstanceOfSatisfying(
            Planned.Refused.class,
            refused ->
                assertThat(refused.reason().key()).isEqualTo("change.refused.gone-for-good"));
  }

  private static Wish pin(String... names) {
    return new Wish.PinNetQube(qubes(names));
  }

  private static Wish kill(String name) {
    return new Wish.Kill(new QubeName(name));
  }

  private static Wish remove(String name) {
    return new Wish.Remove(new QubeName(name));
  }

  private static Arguments row(
      String name, UnaryOperator<SystemBuilder> change, Wish wish, String... steps) {
    return Arguments.of(name, change.apply(SystemBuilder.stock()), wish, List.of(steps));
  }

  private static Arguments refused(String key, UnaryOperator<SystemBuilder> change, Wish wish) {
    return row(key, change, wish, "refused: " + key);
  }
}
