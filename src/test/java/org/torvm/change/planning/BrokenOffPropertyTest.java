package org.torvm.change.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.PlannedStep;
import org.torvm.change.Simulation;
import org.torvm.change.Step;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.leak.Evidence;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;

/**
 * What must hold of every plan that broke off after any of its steps, the last one made or not: it
 * can be finished and rolled back, and neither opens a way out on its way.
 */
class BrokenOffPropertyTest {
  /** More with {@code -Dtorvm.broken.systems=N}. */
  private static final int SYSTEMS = Integer.getInteger("torvm.broken.systems", 250);

  /** Why it may be impossible although nobody touched anything since. */
  private static final Set<String> HONEST_REFUSALS =
      Set.of(
          "change.refused.paused",
          "change.refused.clients",
          "change.refused.disposable-vanishes",
          "change.refused.unknown-qube",
          "change.refused.gone-for-good",
          "change.refused.start-prohibited");

  private final Planner planner = new Planner();
  private final Map<String, Integer> refused = new TreeMap<>();
  private int finished;
  private int rolledBack;

  @Test
  void everyPlanCanBeFinishedAndRolledBackFromWhereverItBrokeOff() {
    for (long next = 0; next < SYSTEMS; next++) {
      long seed = next;
      var random = new RandomQubes(seed);
      var system = random.system();
      for (int i = 0; i < 3; i++) {
        check(seed, random.wish(), system);
      }
      random.mending().ifPresent(mend -> check(seed, mend, system));
    }
    assertThat(finished).as("finished; refused: " + refused).isGreaterThan(5 * SYSTEMS);
    assertThat(rolledBack).as("rolled back; refused: " + refused).isGreaterThan(5 * SYSTEMS);
    int refusals = refused.values().stream().mapToInt(n -> n).sum();
    assertThat(refusals).as("refused: " + refused).isLessThan((finished + rolledBack) / 5);
  }

  private void check(long seed, Wish wish, QubesSystem system) {
    if (planner.plan(wish, evidence(system)) instanceof Planned.Ready(Plan plan)) {
      check("seed " + seed + ": " + wish + " " + Wishes.words(plan), system, plan);
    }
  }

  private void check(String about, QubesSystem system, Plan plan) {
    var last = Simulation.after(system, plan);
    var steps = plan.steps();
    var before = system;
    for (int made = 1; made <= steps.size(); made++) {
      var after = Simulation.after(before, steps.get(made - 1).step());
      var past =
          PastChange.begun("1", Instant.EPOCH, plan)
              .with(
                  steps.subList(0, made),
                  steps.subList(made, steps.size()),
                  PastChange.State.BROKEN_OFF);
      var where = about + " broken off after " + made;
      var allowed = new HashSet<>(SafetyPropertyTest.clear(system));
      allowed.addAll(SafetyPropertyTest.clear(last));
      finish(where + " (made)", past, after, last, allowed);
      rollBack(where + " (made)", past, after, system, allowed);
      finish(where + " (not made)", past, before, last, allowed);
      rollBack(where + " (not made)", past, before, system, allowed);
      before = after;
    }
  }

  private void finish(
      String about, PastChange past, QubesSystem now, QubesSystem last, Set<String> allowed) {
    switch (planner.finish(past, evidence(now))) {
      case Planned.Refused(var reason) -> refuse(about + " finish", reason.key());
      case Planned.Ready(Plan plan) -> {
        finished++;
        var how = about + " finish " + Wishes.words(plan);
        var end = through(how, now, plan, allowed);
        assertThat(settings(end)).as(how).isEqualTo(settings(last));
        assertThat(power(end)).as(how).isEqualTo(power(last));
      }
    }
  }

  private void rollBack(
      String about, PastChange past, QubesSystem now, QubesSystem first, Set<String> allowed) {
    switch (planner.undo(past, evidence(now))) {
      case Planned.Refused(var reason) -> refuse(about + " undo", reason.key());
      case Planned.Ready(Plan plan) -> {
        rolledBack++;
        var how = about + " undo " + Wishes.words(plan);
        var end = through(how, now, plan, allowed);
        assertThat(settings(end)).as(how).isEqualTo(settings(first));
        var stopped = stopped(past, first);
        var on = power(end);
        on.keySet().retainAll(stopped);
        var was = power(first);
        was.keySet().retainAll(stopped);
        assertThat(on).as(how).isEqualTo(was);
      }
    }
  }

  private void refuse(String about, String key) {
    refused.merge(key, 1, Integer::sum);
    assertThat(HONEST_REFUSALS).as(about).contains(key);
  }

  private static QubesSystem through(
      String about, QubesSystem system, Plan plan, Set<String> allowed) {
    assertThat(plan.premises()).as(about).allMatch(p -> p.holdsIn(system));
    var next = system;
    for (PlannedStep planned : plan.steps()) {
      next = Simulation.after(next, planned.step());
      assertThat(allowed)
          .as(about + " after " + planned.step())
          .containsAll(SafetyPropertyTest.clear(next));
    }
    return next;
  }

  private static List<Object> settings(QubesSystem system) {
    return SafetyPropertyTest.settings(system);
  }

  private static Map<QubeName, Boolean> power(QubesSystem system) {
    return system.qubes().values().stream()
        .collect(
            Collectors.toMap(Qube::name, q -> q.state().isOn(), (one, _) -> one, TreeMap::new));
  }

  /** What it shut down, but for disposable templates, which are not to run. */
  private static Set<QubeName> stopped(PastChange past, QubesSystem system) {
    return past.steps().stream()
        .map(PlannedStep::step)
        .filter(s -> s instanceof Step.ShutDown || s instanceof Step.Kill)
        .map(Step::qube)
        .filter(q -> !system.qube(q).orElseThrow().isDisposableTemplate())
        .collect(Collectors.toSet());
  }

  private static Evidence evidence(QubesSystem system) {
    return SystemBuilder.evidence(system);
  }
}
