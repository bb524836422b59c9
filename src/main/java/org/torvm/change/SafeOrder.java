package org.torvm.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.torvm.change.Condition.Power;
import org.torvm.change.Wish.RunningQube;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;

/**
 * Puts the settings that somebody wants into the one order in which a plan may stop anywhere:
 *
 * <ol>
 *   <li>mark qubes, which harms nothing;
 *   <li>cut: every property that is to become none, and the ways out of the running qubes that are
 *       about to move;
 *   <li>shut down, clients before their net qubes;
 *   <li>remove marks and change features, while what they are about is cut off;
 *   <li>start net qubes that must be running before something is attached to them;
 *   <li>connect: disposable templates, then who uses them, then the other qubes;
 *   <li>start again what was shut down, net qubes before their clients.
 * </ol>
 *
 * <p>A running net qube is not cut before it is shut down: without a net qube it would count as the
 * clearnet side itself. Being off does for it what the cut does for the others.
 */
final class SafeOrder {
  private final QubesSystem system;
  private final QubesSystem target;
  private final List<Step> settings;
  private final Set<QubeName> off;
  private final Function<QubeName, RunningQube> mode;

  /**
   * @param wanted settings in any order; those that already hold are left out
   * @param off qubes that are to be off in the end
   * @param mode what to do about each running qube that moves
   */
  SafeOrder(
      QubesSystem system,
      List<Step> wanted,
      Set<QubeName> off,
      Function<QubeName, RunningQube> mode) {
    this.system = system;
    this.settings = wanted.stream().distinct().filter(s -> !isMade(system, s)).toList();
    this.off = Set.copyOf(off);
    this.mode = mode;
    var next = system;
    for (Step step : settings) {
      next = Simulation.after(next, step);
    }
    this.target = next;
  }

  /** Whether the system is already as that step would leave it. */
  static boolean isMade(QubesSystem system, Step step) {
    return step instanceof Step.ResetReference(var name, var reference)
        ? system.qube(name).map(q -> q.reference(reference).isInherited()).orElse(false)
        : Simulation.effect(system, step).holdsIn(system);
  }

  /** The system after all settings, with nothing started or stopped. */
  QubesSystem target() {
    return target;
  }

  /** The settings that do not hold yet. */
  List<Step> settings() {
    return settings;
  }

  /** The net qube that qube would have. */
  Optional<QubeName> newNetQube(QubeName qube) {
    return target.qube(qube).flatMap(q -> q.netQube().value()).flatMap(n -> n);
  }

  /** The running qubes that are shut down before they move. */
  SortedSet<QubeName> restarted() {
    return movers(q -> mode.apply(q.name()) != RunningQube.SWITCH_LIVE);
  }

  /** The running qubes whose network is switched while they run. */
  SortedSet<QubeName> switchedLive() {
    return movers(q -> mode.apply(q.name()) == RunningQube.SWITCH_LIVE);
  }

  /** The net qubes that are off and must be started before something is attached to them. */
  SortedSet<QubeName> startedFirst() {
    var needed = new TreeSet<QubeName>();
    var restarted = restarted();
    for (Step step : settings) {
      var to = newNetQube(step.qube());
      if (setsNetQube(step)
          && to.filter(n -> is(n, Power.OFF)).isPresent()
          && (restarted.contains(step.qube())
              ? mode.apply(step.qube()) == RunningQube.RESTART
              : is(step.qube(), Power.ON))) {
        needed.add(to.get());
      }
    }
    return needed;
  }

  /** The steps, in order. */
  List<Step> steps() {
    var steps = new ArrayList<Step>();
    add(steps, s -> s instanceof Step.AddTag);
    steps.addAll(cuts());
    var stopped = off.stream().filter(q -> !is(q, Power.OFF));
    downstreamFirst(Stream.concat(restarted().stream(), stopped), system)
        .forEach(q -> steps.add(new Step.ShutDown(q)));
    add(steps, SafeOrder::isMark);
    startedFirst().forEach(q -> steps.add(new Step.Start(q)));
    add(steps, s -> isConnection(s) && setsNetQube(s) && isDisposableTemplate(s.qube()));
    add(steps, s -> isConnection(s) && !setsNetQube(s));
    add(steps, s -> isConnection(s) && setsNetQube(s) && !isDisposableTemplate(s.qube()));
    downstreamFirst(restarted().stream().filter(q -> mode.apply(q) == RunningQube.RESTART), target)
        .reversed()
        .forEach(q -> steps.add(new Step.Start(q)));
    return List.copyOf(steps);
  }

  private List<Step> cuts() {
    var cuts = new ArrayList<Step>();
    for (QubeName name : restarted()) {
      var qube = system.qube(name).orElseThrow();
      if (!qube.is(QubeFlag.PROVIDES_NETWORK) && !isNone(qube, QubeReference.NET_QUBE)) {
        cuts.add(none(name, QubeReference.NET_QUBE));
      }
    }
    add(cuts, s -> setsNetQube(s) && isCut(s));
    for (QubeName name : restarted()) {
      var qube = system.qube(name).orElseThrow();
      var changed = target.qube(name).orElseThrow();
      boolean differs =
          !qube.disposableTemplate().known().equals(changed.disposableTemplate().known());
      if (differs
          && !isNone(qube, QubeReference.DISPOSABLE_TEMPLATE)
          && !isNone(changed, QubeReference.DISPOSABLE_TEMPLATE)) {
        cuts.add(none(name, QubeReference.DISPOSABLE_TEMPLATE));
      }
    }
    add(cuts, s -> !setsNetQube(s) && isCut(s));
    return cuts;
  }

  private void add(List<Step> steps, Predicate<Step> which) {
    settings.stream().filter(which).filter(s -> !steps.contains(s)).forEach(steps::add);
  }

  private SortedSet<QubeName> movers(Predicate<Qube> which) {
    var movers = new TreeSet<QubeName>();
    for (Step step : settings) {
      system
          .qube(step.qube())
          .filter(q -> setsNetQube(step))
          .filter(q -> Power.of(q.state()) == Power.ON)
          .filter(q -> newNetQube(q.name()).isPresent())
          .filter(q -> !q.netQube().value().equals(Optional.of(newNetQube(q.name()))))
          .filter(which)
          .ifPresent(q -> movers.add(q.name()));
    }
    return movers;
  }

  private boolean is(QubeName qube, Power power) {
    return system.qube(qube).map(q -> Power.of(q.state()) == power).orElse(false);
  }

  private boolean isDisposableTemplate(QubeName qube) {
    return system.qube(qube).map(Qube::isDisposableTemplate).orElse(false);
  }

  private static List<QubeName> downstreamFirst(Stream<QubeName> names, QubesSystem system) {
    return names
        .distinct()
        .sorted(
            Comparator.comparingInt((QubeName n) -> -depth(system, n))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static int depth(QubesSystem system, QubeName name) {
    int depth = 0;
    var next = Optional.of(name);
    while (next.isPresent() && depth <= system.qubes().size()) {
      depth++;
      next = next.flatMap(system::qube).flatMap(q -> q.netQube().value()).flatMap(n -> n);
    }
    return depth;
  }

  private static boolean isMark(Step step) {
    return step instanceof Step.RemoveTag
        || step instanceof Step.SetFeature
        || step instanceof Step.RemoveFeature;
  }

  private static boolean isCut(Step step) {
    return step instanceof Step.SetReference(var _, var _, var value) && value.isEmpty();
  }

  private static boolean isConnection(Step step) {
    return (step instanceof Step.SetReference && !isCut(step))
        || step instanceof Step.ResetReference;
  }

  static boolean setsNetQube(Step step) {
    return switch (step) {
      case Step.SetReference s -> s.reference() == QubeReference.NET_QUBE;
      case Step.ResetReference s -> s.reference() == QubeReference.NET_QUBE;
      default -> false;
    };
  }

  private static boolean isNone(Qube qube, QubeReference reference) {
    return qube.reference(reference).value().filter(Optional::isEmpty).isPresent();
  }

  private static Step none(QubeName qube, QubeReference reference) {
    return new Step.SetReference(qube, reference, Optional.empty());
  }
}
