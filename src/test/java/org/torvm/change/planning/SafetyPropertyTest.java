package org.torvm.change.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.torvm.change.NetworkMemory;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.PlannedStep;
import org.torvm.change.Simulation;
import org.torvm.change.Step;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Evidence;
import org.torvm.leak.Spawn;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Defaults;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;

/** What must hold of every plan in every system, also when it is broken off after any step. */
class SafetyPropertyTest {
  /** More with {@code -Dtorvm.safety.systems=N}. */
  private static final int SYSTEMS = Integer.getInteger("torvm.safety.systems", 1_500);

  /** Why a change may be refused to be undone although nobody touched anything since. */
  private static final Set<String> HONEST_REFUSALS =
      Set.of(
          "change.refused.paused",
          "change.refused.clients",
          "change.refused.disposable-vanishes",
          "change.refused.unknown-qube");

  /** Why what was just turned off may not be turned on at once. */
  private static final Set<String> HONEST_TO_STAY_OFF =
      Set.of(
          "change.refused.nothing-picked",
          "change.refused.paused",
          "change.refused.no-net-qube",
          "change.refused.not-behind-tor-again",
          "change.refused.other-way");

  private final Planner planner = new Planner();
  private final Map<String, Integer> kinds = new TreeMap<>();
  private int plans;
  private int steps;
  private int undos;
  private int comebacks;

  @Test
  void noPrefixOfAPlanOpensAWayOutThatWasNotThereAndUndoRestoresEverything() {
    for (long next = 0; next < SYSTEMS; next++) {
      long seed = next;
      var random = new RandomQubes(seed);
      var system = random.system();
      for (int i = 0; i < 3; i++) {
        check(seed, random.wish(), system);
      }
      random.mending().ifPresent(mend -> check(seed, mend, system));
    }
    assertThat(kinds.keySet()).as("kinds of wishes: " + kinds).hasSize(11);
    assertThat(kinds.values()).as("kinds of wishes: " + kinds).allMatch(n -> n > SYSTEMS / 100);
    assertThat(plans).as("plans that were made").isGreaterThan(SYSTEMS);
    assertThat(steps).as("steps after which they were broken off").isGreaterThan(4 * SYSTEMS);
    assertThat(comebacks).as("qubes turned on again").isGreaterThan(SYSTEMS / 50);
    assertThat(undos).as("plans that were undone").isGreaterThan(SYSTEMS / 2);
  }

  private void check(long seed, Wish wish, QubesSystem system) {
    if (!(planner.plan(wish, evidence(system)) instanceof Planned.Ready(Plan plan))
        || plan.isEmpty()) {
      return;
    }
    plans++;
    kinds.merge(wish.getClass().getSimpleName(), 1, Integer::sum);
    var about = "seed " + seed + ": " + wish + " " + Wishes.words(plan);
    assertThat(plan.premises()).as(about).allMatch(p -> p.holdsIn(system));
    var after = checkPrefixes(about, wish, system, plan);
    if (!remembered(plan).isUndoable()) {
      return;
    }
    switch (planner.undo(remembered(plan), evidence(after))) {
      case Planned.Refused(var reason) ->
          assertThat(HONEST_REFUSALS).as(about).contains(reason.key());
      case Planned.Ready(Plan undo) -> {
        undos++;
        var undoing = about + " undo " + Wishes.words(undo);
        assertThat(undo.premises()).as(undoing).allMatch(p -> p.holdsIn(after));
        var restored = checkPrefixes(undoing, wish, after, undo);
        assertThat(settings(restored)).as(undoing).isEqualTo(settings(system));
        if (restarts(wish)) {
          assertThat(power(restored, plan)).as(undoing).isEqualTo(power(system, plan));
        }
      }
    }
  }

  /** A failure before each step, and none at all; returns the system after all steps. */
  private QubesSystem checkPrefixes(String about, Wish wish, QubesSystem system, Plan plan) {
    var last = Simulation.after(system, plan);
    var allowed = new HashSet<>(clear(system));
    if (mayOpen(wish) || about.contains(" undo ")) {
      allowed.addAll(clear(last));
    }
    var next = system;
    for (PlannedStep planned : plan.steps()) {
      var before = next;
      next = Simulation.after(next, planned.step());
      steps++;
      var now = clear(next);
      assertThat(allowed).as(about + " after " + planned.step()).containsAll(now);
      if (!isLive(wish)) {
        assertNobodyCarriesASession(about, before, next);
      }
      assertEverythingFollows(about, next);
      assertNoTemplateIsStarted(about, planned.step(), next);
    }
    if (!about.contains(" undo ")) {
      assertFulfilled(about, wish, system, last);
    }
    return next;
  }

  /** Whether it may leave a way to clearnet that was not there before. */
  private static boolean mayOpen(Wish wish) {
    return switch (wish) {
      case Wish.Torify _, Wish.MoveClients _, Wish.NetworkOff _, Wish.PinNetQube _ -> false;
      case Wish.CutNetwork _, Wish.ShutDown _, Wish.Kill _, Wish.Remove _ -> false;
      case Wish.Customise _, Wish.StartDisposable _ -> false;
      case Wish.Untorify _, Wish.NetworkOn _, Wish.Mend _, Wish.EndCustomising _ -> true;
    };
  }

  /** Ways to clearnet: a qube's own, and those of the disposables it could have made. */
  static Set<String> clear(QubesSystem system) {
    var graph = new EgressGraph(evidence(system));
    var clear = new HashSet<String>();
    for (Qube qube : graph.qubes()) {
      if (graph.route(qube.name()).verdict() == Verdict.CLEARNET) {
        clear.add(qube.name().value());
      }
      for (Spawn spawn : graph.disposables(qube.name())) {
        if (spawn.route().verdict() == Verdict.CLEARNET) {
          clear.add(qube.name() + " through a disposable");
        }
      }
    }
    return clear;
  }

  private static void assertNobodyCarriesASession(
      String about, QubesSystem before, QubesSystem after) {
    for (Qube qube : after.qubes().values()) {
      var old = before.qube(qube.name()).orElseThrow();
      boolean stayedOn = qube.state() == PowerState.RUNNING && old.state().isOn();
      var from = old.netQube().value().flatMap(n -> n);
      var to = qube.netQube().value().flatMap(n -> n);
      if (stayedOn && from.isPresent() && to.isPresent()) {
        assertThat(to).as(about + ": " + qube.name() + " moved while it ran").isEqualTo(from);
      }
    }
  }

  private static void assertEverythingFollows(String about, QubesSystem system) {
    assertThat(new Defaults(system).settled()).as(about).isEqualTo(system);
  }

  private static void assertNoTemplateIsStarted(String about, Step step, QubesSystem system) {
    if (step instanceof Step.Start start) {
      assertThat(system.qube(start.qube()).orElseThrow().isDisposableTemplate())
          .as(about)
          .isFalse();
    }
  }

  private void assertFulfilled(String about, Wish wish, QubesSystem system, QubesSystem last) {
    switch (wish) {
      case Wish.Torify w -> assertTorified(about, w.qubes(), w.gateway(), last);
      case Wish.MoveClients w -> {
        assertThat(clients(last, w.from())).as(about).isEmpty();
        assertTorified(about, clients(system, w.from()), w.gateway(), last);
      }
      case Wish.NetworkOff w -> assertComesBack(about, w, system, last);
      case Wish.NetworkOn w -> assertNoWorse(about, w, system, last);
      case Wish.PinNetQube w -> assertPinned(about, w, system, last);
      default -> {}
    }
  }

  private static List<QubeName> clients(QubesSystem system, QubeName netQube) {
    return system.qubes().values().stream()
        .filter(q -> q.netQube().value().equals(Optional.of(Optional.of(netQube))))
        .map(Qube::name)
        .toList();
  }

  /** What is turned off has no way out, and is as it was when it is turned on at once. */
  private void assertComesBack(
      String about, Wish.NetworkOff wish, QubesSystem system, QubesSystem off) {
    var graph = new EgressGraph(evidence(off));
    for (QubeName name : wish.qubes()) {
      assertThat(graph.route(name).verdict()).as(about).isEqualTo(Verdict.OFFLINE);
      assertThat(graph.disposables(name)).as(about).isEmpty();
    }
    var remembered =
        wish.qubes().stream()
            .filter(q -> NetworkMemory.of(off.qube(q).orElseThrow()).isPresent())
            .toList();
    var on = new Wish.NetworkOn(remembered, RunningQube.SWITCH_LIVE);
    switch (planner.plan(on, evidence(off))) {
      case Planned.Refused(var reason) -> assertThat(HONEST_TO_STAY_OFF).contains(reason.key());
      case Planned.Ready(Plan plan) -> {
        comebacks++;
        var after = Simulation.after(off, plan);
        for (QubeName name : remembered) {
          var was = system.qube(name).orElseThrow();
          // A memory from before was for a qube that was off already, and is what comes back.
          if (NetworkMemory.of(was).isEmpty()) {
            var is = after.qube(name).orElseThrow();
            assertThat(is.references()).as(about).isEqualTo(was.references());
            assertThat(is.features().value().orElseThrow())
                .as(about)
                .doesNotContainKey(NetworkMemory.KEY);
          }
        }
      }
    }
  }

  private static void assertNoWorse(
      String about, Wish.NetworkOn wish, QubesSystem system, QubesSystem last) {
    var graph = new EgressGraph(evidence(last));
    for (QubeName name : wish.qubes()) {
      var memory = NetworkMemory.of(system.qube(name).orElseThrow()).orElseThrow();
      if (memory.verdict() != Verdict.CLEARNET || graph.hasBusinessWithTor(name)) {
        assertThat(graph.route(name).verdict()).as(about).isNotEqualTo(Verdict.CLEARNET);
      }
      if (memory.verdict() == Verdict.TORIFIED || graph.hasBusinessWithTor(name)) {
        assertThat(graph.leaks(name)).as(about).isEmpty();
      }
    }
  }

  private static void assertPinned(
      String about, Wish.PinNetQube wish, QubesSystem system, QubesSystem last) {
    var other =
        new Defaults(
                last.with(GlobalReference.DEFAULT_NET_QUBE, Setting.explicit(Optional.empty()))
                    .with(
                        GlobalReference.DEFAULT_DISPOSABLE_TEMPLATE,
                        Setting.explicit(Optional.empty())))
            .settled();
    for (QubeName name : wish.qubes()) {
      var was = system.qube(name).orElseThrow();
      var is = other.qube(name).orElseThrow();
      assertThat(is.netQube().value()).as(about).isEqualTo(was.netQube().value());
      assertThat(is.disposableTemplate().value())
          .as(about)
          .isEqualTo(was.disposableTemplate().value());
    }
    assertThat(system.qubes().values().stream().filter(q -> q.state().isOn()))
        .as(about)
        .allMatch(q -> last.qube(q.name()).orElseThrow().state() == q.state());
  }

  private static void assertTorified(
      String about, List<QubeName> qubes, QubeName gateway, QubesSystem last) {
    var graph = new EgressGraph(evidence(last));
    for (QubeName name : qubes) {
      assertThat(graph.route(name).gateway()).as(about).contains(gateway);
      assertThat(graph.disposables(name).stream().map(s -> s.route().verdict()))
          .as(about)
          .doesNotContain(Verdict.CLEARNET, Verdict.UNKNOWN);
    }
  }

  private static boolean isLive(Wish wish) {
    return switch (wish) {
      case Wish.Torify w -> w.running() == RunningQube.SWITCH_LIVE;
      case Wish.Untorify w -> w.running() == RunningQube.SWITCH_LIVE;
      case Wish.MoveClients w -> w.running() == RunningQube.SWITCH_LIVE;
      case Wish.NetworkOn w -> w.running() == RunningQube.SWITCH_LIVE;
      case Wish.CutNetwork _, Wish.ShutDown _, Wish.Mend _ -> false;
      case Wish.NetworkOff _, Wish.PinNetQube _, Wish.Kill _, Wish.Remove _ -> false;
      case Wish.StartDisposable _, Wish.Customise _, Wish.EndCustomising _ -> false;
    };
  }

  private static boolean restarts(Wish wish) {
    return switch (wish) {
      case Wish.Torify w -> w.running() != RunningQube.SHUT_DOWN;
      case Wish.Untorify w -> w.running() != RunningQube.SHUT_DOWN;
      case Wish.MoveClients w -> w.running() != RunningQube.SHUT_DOWN;
      case Wish.NetworkOn w -> w.running() != RunningQube.SHUT_DOWN;
      case Wish.CutNetwork _, Wish.NetworkOff _, Wish.PinNetQube _ -> true;
      case Wish.ShutDown _, Wish.Mend _, Wish.Kill _, Wish.Remove _ -> false;
      case Wish.StartDisposable _, Wish.Customise _, Wish.EndCustomising _ -> false;
    };
  }

  private static PastChange remembered(Plan plan) {
    return PastChange.begun("1", Instant.EPOCH, plan)
        .with(plan.steps(), List.of(), PastChange.State.DONE);
  }

  /** Everything but what runs: power, and since when. */
  static List<Object> settings(QubesSystem system) {
    var settings = new ArrayList<Object>();
    for (Qube qube : system.qubes().values()) {
      settings.add(
          List.of(
              qube.name(),
              qube.klass(),
              qube.references(),
              qube.flags(),
              qube.tags(),
              qube.features()));
    }
    settings.add(system.globals());
    return settings;
  }

  /** Which of the changed qubes are on, but for net qubes, which stay on, and templates. */
  private static Map<QubeName, Boolean> power(QubesSystem system, Plan plan) {
    return plan.steps().stream()
        .filter(s -> s.inverse().isPresent())
        .map(s -> s.step().qube())
        .distinct()
        .filter(q -> !system.qube(q).orElseThrow().is(QubeFlag.PROVIDES_NETWORK))
        .filter(q -> !system.qube(q).orElseThrow().isDisposableTemplate())
        .collect(
            Collectors.toMap(
                q -> q,
                q -> system.qube(q).orElseThrow().state().isOn(),
                (one, _) -> one,
                TreeMap::new));
  }

  private static Evidence evidence(QubesSystem system) {
    return SystemBuilder.evidence(system);
  }
}
