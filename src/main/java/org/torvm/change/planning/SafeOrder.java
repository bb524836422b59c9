package org.torvm.change.planning;

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
import org.torvm.change.NetworkMemory;
import org.torvm.change.Simulation;
import org.torvm.change.Step;
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
 *   <li>mark qubes and remember what is about to be taken from them, which harms nothing;
 *   <li>cut: every property that is to become none, the ways out of the running qubes that are
 *       about to move, and, when a disposable template moves, the disposables of those who change
 *       theirs;
 *   <li>switch off at once what is to be; shut down, clients before their net qubes, and remove
 *       what is to be gone;
 *   <li>remove marks and change features, while what they are about is cut off;
 *   <li>connect: net qubes, then disposable templates, then who uses them, then the other qubes; a
 *       net qube that must be running is started just before something is attached to it;
 *   <li>forget what was remembered and is given back now;
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
  private final Set<QubeName> killed;
  private final Set<QubeName> gone;
  private final Set<QubeName> on;
  private final Function<QubeName, RunningQube> mode;

  /**
   * The order of those aims; settings may be in any order, those that already hold are left out.
   */
  SafeOrder(QubesSystem system, Aims aims) {
    this.system = system;
    this.settings = aims.settings().stream().distinct().filter(s -> !isMade(system, s)).toList();
    this.off = aims.stopped();
    this.killed = aims.killed();
    this.gone = aims.gone();
    this.on = aims.on();
    this.mode = name -> unlessTemplate(name, aims.mode().apply(name));
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

  /** Whether that running qube is started again after it moved. */
  boolean startsAgain(QubeName qube) {
    return restarted().contains(qube) && mode.apply(qube) == RunningQube.RESTART;
  }

  /** A disposable template is not to run, so it is shut down but never started again. */
  private RunningQube unlessTemplate(QubeName name, RunningQube wanted) {
    boolean isTemplate = system.qube(name).filter(Qube::isDisposableTemplate).isPresent();
    return isTemplate && wanted == RunningQube.RESTART ? RunningQube.SHUT_DOWN : wanted;
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
    settings.forEach(s -> startFirst(s).ifPresent(needed::add));
    return needed;
  }

  /** The steps, in order. */
  List<Step> steps() {
    var steps = new ArrayList<Step>();
    add(steps, s -> s instanceof Step.AddTag || remembers(s));
    steps.addAll(cuts());
    killed.stream().filter(q -> !is(q, Power.OFF)).sorted().map(Step.Kill::new).forEach(steps::add);
    var stopped = off.stream().filter(q -> !is(q, Power.OFF));
    downstreamFirst(Stream.concat(restarted().stream(), stopped), system)
        .forEach(q -> steps.add(new Step.ShutDown(q)));
    gone.stream()
        .filter(q ->
            Simulation.after(system, new Step.ShutDown(q)).qube(q).isPresent() || is(q, Power.OFF))
        .sorted()
        .forEach(q -> steps.add(new Step.Remove(q)));
    add(steps, SafeOrder::isMark);
    connect(steps, SafeOrder::providesNetwork);
    connect(steps, q -> !providesNetwork(q) && q.isDisposableTemplate());
    add(steps, s -> isConnection(s) && !setsNetQube(s) && isAbout(s, Qube::isDisposableTemplate));
    add(steps, s -> isConnection(s) && !setsNetQube(s));
    connect(steps, q -> !providesNetwork(q) && !q.isDisposableTemplate());
    add(steps, SafeOrder::forgets);
    downstreamFirst(startedInTheEnd(), target).reversed().stream()
        .map(Step.Start::new)
        .filter(start -> !steps.contains(start))
        .forEach(steps::add);
    return List.copyOf(steps);
  }

  private Stream<QubeName> startedInTheEnd() {
    return Stream.concat(
        restarted().stream().filter(this::startsAgain), on.stream().filter(q -> is(q, Power.OFF)));
  }

  /** Upstream first; what something is attached to is started just before, when it has to be. */
  private void connect(List<Step> steps, Predicate<Qube> which) {
    settings.stream()
        .filter(s -> isConnection(s) && setsNetQube(s))
        .filter(s -> isAbout(s, which))
        .sorted(Comparator.comparingInt(s -> depth(target, s.qube())))
        .forEach(s -> {
          startFirst(s)
              .map(Step.Start::new)
              .filter(start -> !steps.contains(start))
              .ifPresent(steps::add);
          steps.add(s);
        });
  }

  /** The net qube that is off and must be running before that step attaches something to it. */
  private Optional<QubeName> startFirst(Step step) {
    var qube = step.qube();
    boolean needed =
        restarted().contains(qube) ? mode.apply(qube) == RunningQube.RESTART : is(qube, Power.ON);
    return needed && setsNetQube(step)
        ? newNetQube(qube).filter(n -> is(n, Power.OFF))
        : Optional.empty();
  }

  private List<Step> cuts() {
    var cuts = new ArrayList<Step>();
    var restarted = restarted();
    boolean netQubesMove =
        settings.stream().anyMatch(s -> setsNetQube(s) && isAbout(s, SafeOrder::providesNetwork));
    boolean waysMove =
        netQubesMove || settings.stream().anyMatch(s -> isAbout(s, Qube::isDisposableTemplate));
    for (Step step : settings) {
      var name = step.qube();
      if (isConnection(step)
          && setsNetQube(step)
          && (restarted.contains(name) || (netQubesMove && swaps(name, QubeReference.NET_QUBE)))
          && !providesNetwork(system.qube(name).orElseThrow())
          && !isNone(system.qube(name).orElseThrow(), QubeReference.NET_QUBE)) {
        cuts.add(none(name, QubeReference.NET_QUBE));
      }
    }
    add(cuts, s -> setsNetQube(s) && isCut(s));
    for (Step step : settings) {
      var name = step.qube();
      if (isConnection(step)
          && setsDisposableTemplate(step)
          && (restarted.contains(name) || waysMove)
          && swaps(name, QubeReference.DISPOSABLE_TEMPLATE)) {
        cuts.add(none(name, QubeReference.DISPOSABLE_TEMPLATE));
      }
    }
    add(cuts, s -> !setsNetQube(s) && isCut(s));
    return cuts;
  }

  private boolean isAbout(Step step, Predicate<Qube> which) {
    return system.qube(step.qube()).filter(which).isPresent();
  }

  /**
   * Whether the property names a qube before and after, but another one. For a disposable template
   * it also matters whether the value was set: only then its disposables get it too.
   */
  private boolean swaps(QubeName name, QubeReference reference) {
    var old = system.qube(name).orElseThrow();
    var changed = target.qube(name).orElseThrow();
    boolean differs =
        old.isDisposableTemplate()
            ? !old.reference(reference).equals(changed.reference(reference))
            : !old.reference(reference).known().equals(changed.reference(reference).known());
    return differs && !isNone(old, reference) && !isNone(changed, reference);
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
    boolean isFeature = step instanceof Step.SetFeature || step instanceof Step.RemoveFeature;
    return step instanceof Step.RemoveTag || (isFeature && !remembers(step) && !forgets(step));
  }

  private static boolean remembers(Step step) {
    return step instanceof Step.SetFeature s && s.key().equals(NetworkMemory.KEY);
  }

  private static boolean forgets(Step step) {
    return step instanceof Step.RemoveFeature s && s.key().equals(NetworkMemory.KEY);
  }

  /**
   * Whether the property is to become none, be it by following a default that is none. A net qube
   * that loses its net qube is no cut: it becomes the clearnet side, as far as can be told.
   */
  private boolean isCut(Step step) {
    var changed = target.qube(step.qube());
    if (setsNetQube(step) && changed.filter(SafeOrder::providesNetwork).isPresent()) {
      return false;
    }
    return switch (step) {
      case Step.SetReference s -> s.value().isEmpty();
      case Step.ResetReference s -> changed.filter(q -> isNone(q, s.reference())).isPresent();
      default -> false;
    };
  }

  private boolean isConnection(Step step) {
    return (step instanceof Step.SetReference || step instanceof Step.ResetReference)
        && !isCut(step);
  }

  static boolean setsNetQube(Step step) {
    return step.isAbout(QubeReference.NET_QUBE);
  }

  private static boolean setsDisposableTemplate(Step step) {
    return step.isAbout(QubeReference.DISPOSABLE_TEMPLATE);
  }

  private static boolean providesNetwork(Qube qube) {
    return qube.is(QubeFlag.PROVIDES_NETWORK);
  }

  private static boolean isNone(Qube qube, QubeReference reference) {
    return qube.reference(reference).value().filter(Optional::isEmpty).isPresent();
  }

  private static Step none(QubeName qube, QubeReference reference) {
    return new Step.SetReference(qube, reference, Optional.empty());
  }
}
