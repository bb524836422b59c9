package org.torvm.change.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.torvm.change.NetworkMemory;
import org.torvm.change.Plan;
import org.torvm.change.Purpose;
import org.torvm.change.Simulation;
import org.torvm.change.Step;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.change.Words;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Evidence;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.text.Text;

/**
 * Turns the network of qubes off and on again. What a qube had is remembered in a feature of the
 * qube before it is taken, and forgotten only when it was given back. It comes back as it was or
 * better: what was behind Tor, or is meant to be, never comes back in any other way.
 */
final class NetworkSwitch {
  private static final Setting<Optional<QubeName>> NONE = Setting.explicit(Optional.empty());

  private final Wish.NetworkOn wish;
  private final Evidence evidence;
  private final QubesSystem system;

  NetworkSwitch(Wish.NetworkOn wish, Evidence evidence) {
    this.wish = wish;
    this.evidence = evidence;
    this.system = evidence.system();
  }

  static Aims off(Wish.NetworkOff wish, Evidence evidence) throws Refusal {
    var names = PlainAims.picked(wish.qubes());
    var graph = new EgressGraph(evidence);
    var settings = new ArrayList<Step>();
    for (QubeName name : names) {
      var qube = PlainAims.requireNoNetQube(name, evidence.system());
      var memory = memory(qube, graph.route(name).verdict());
      boolean isOff = qube.netQube().equals(NONE) && qube.disposableTemplate().equals(NONE);
      if (!isOff) {
        settings.add(new Step.SetFeature(name, NetworkMemory.KEY, memory.value()));
        settings.addAll(PlainAims.cuts(name));
      }
    }
    return Aims.settings(
        Text.of("change.title.network-off", Words.names(names)), settings, RunningQube.RESTART);
  }

  /** What was taken from it before is still to be given back; the rest is as it is now. */
  private static NetworkMemory memory(Qube qube, Verdict now) throws Refusal {
    boolean isRead =
        qube.features().isKnown()
            && qube.netQube().isKnown()
            && qube.disposableTemplate().isKnown();
    if (!isRead) {
      throw new Refusal("change.refused.not-remembered", qube.name().value());
    }
    var old = NetworkMemory.of(qube).filter(_ -> qube.netQube().equals(NONE));
    return new NetworkMemory(
        qube.name(),
        old.map(NetworkMemory::verdict).orElse(now),
        old.map(NetworkMemory::netQube).orElse(qube.netQube()),
        old.map(NetworkMemory::disposables)
            .filter(_ -> qube.disposableTemplate().equals(NONE))
            .orElse(qube.disposableTemplate()));
  }

  /**
   * Whoever sets a network in another way makes what is remembered of an older one worthless: it
   * must not come back later.
   */
  static Aims forgetting(Aims aims, QubesSystem system) {
    if (!(aims.purpose() instanceof Purpose.Fresh)) {
      return aims;
    }
    var settings = new ArrayList<>(aims.settings());
    for (Step step : aims.settings()) {
      var name = step.qube();
      boolean isSaid = settings.stream().anyMatch(s -> isMemory(s) && s.qube().equals(name));
      if (SafeOrder.setsNetQube(step)
          && !isSaid
          && !SafeOrder.isMade(system, step)
          && hasFeature(system, name)) {
        settings.add(new Step.RemoveFeature(name, NetworkMemory.KEY));
      }
    }
    return aims.withSettings(settings);
  }

  private static boolean isMemory(Step step) {
    return switch (step) {
      case Step.SetFeature s -> s.key().equals(NetworkMemory.KEY);
      case Step.RemoveFeature s -> s.key().equals(NetworkMemory.KEY);
      default -> false;
    };
  }

  private static boolean hasFeature(QubesSystem system, QubeName name) {
    return system
        .qube(name)
        .flatMap(q -> q.features().value())
        .filter(f -> f.containsKey(NetworkMemory.KEY))
        .isPresent();
  }

  Plan plan() throws Refusal {
    var names = PlainAims.picked(wish.qubes());
    var settings = new ArrayList<Step>();
    for (QubeName name : names) {
      var qube = Obstacles.require(system, name);
      var memory = remembered(qube);
      if (!qube.netQube().equals(NONE) && !qube.netQube().equals(memory.netQube())) {
        throw new Refusal("change.refused.network-set-since", name.value());
      }
      restore(qube, QubeReference.DISPOSABLE_TEMPLATE, memory).ifPresent(settings::add);
      restore(qube, QubeReference.NET_QUBE, memory).ifPresent(settings::add);
      settings.add(new Step.RemoveFeature(name, NetworkMemory.KEY));
    }
    var title = Text.of("change.title.network-on", Words.names(names));
    var plan = Planner.assemble(Aims.settings(title, settings, wish.running()), evidence);
    var then = new EgressGraph(evidence.about(Simulation.after(system, plan)));
    for (QubeName name : names) {
      checkResult(remembered(Obstacles.require(system, name)), then);
    }
    return plan;
  }

  private static NetworkMemory remembered(Qube qube) throws Refusal {
    if (!qube.features().isKnown()) {
      throw new Refusal("change.refused.unread", qube.name().value());
    }
    var memory = NetworkMemory.of(qube);
    if (memory.isEmpty()) {
      throw new Refusal("change.refused.nothing-remembered", qube.name().value());
    }
    return memory.get();
  }

  /** Nothing when somebody has set something else since. */
  private Optional<Step> restore(Qube qube, QubeReference reference, NetworkMemory memory)
      throws Refusal {
    if (!qube.reference(reference).equals(NONE)) {
      return Optional.empty();
    }
    var name = qube.name();
    if (memory.of(reference).isInherited()) {
      return Optional.of(new Step.ResetReference(name, reference));
    }
    var value = memory.of(reference).value().flatMap(v -> v);
    if (value.isPresent() && system.qube(value.get()).isEmpty()) {
      throw new Refusal(
          "change.refused.remembered-gone",
          name.value(),
          Words.property(reference),
          value.get().value());
    }
    return Optional.of(new Step.SetReference(name, reference, value));
  }

  private static void checkResult(NetworkMemory memory, EgressGraph then) throws Refusal {
    var name = memory.qube();
    var verdict = then.route(name).verdict();
    boolean isBetter = verdict == Verdict.TORIFIED || verdict == Verdict.OFFLINE;
    boolean needsTor = memory.verdict() == Verdict.TORIFIED || then.hasBusinessWithTor(name);
    boolean isTight =
        isBetter
            && then.knowsDisposables(name)
            && List.of(Verdict.CLEARNET, Verdict.UNKNOWN).stream()
                .allMatch(v -> then.waysThroughDisposables(name, v).isEmpty());
    if (needsTor && !isTight) {
      throw new Refusal("change.refused.not-behind-tor-again", name.value());
    }
    if (!isBetter && verdict != memory.verdict()) {
      throw new Refusal("change.refused.other-way", name.value());
    }
  }
}
