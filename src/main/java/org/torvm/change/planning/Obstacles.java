package org.torvm.change.planning;

import java.util.Optional;
import org.torvm.change.Condition.Power;
import org.torvm.change.Step;
import org.torvm.change.Words;
import org.torvm.leak.Evidence;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.qubes.WatchedFeatures;

/**
 * Why a set of aims cannot be fulfilled, found before anything is touched. qubesd would refuse most
 * of these too, but only in the middle of a plan.
 *
 * <p>Source: qubes-core-admin {@code qubes/vm/mix/net.py} for what a net qube may be; Admin API
 * notes for {@code admin.vm.Start} and {@code admin.vm.Shutdown}; {@code qubes/vm/mix/net.py} of
 * R4.3 for net qube changes of paused qubes, which wait until the qube runs again.
 */
final class Obstacles {
  private final Evidence evidence;
  private final QubesSystem system;
  private final Aims aims;
  private final SafeOrder order;
  private final Ways ways;

  Obstacles(Evidence evidence, Aims aims, SafeOrder order) {
    this.evidence = evidence;
    this.system = evidence.system();
    this.aims = aims;
    this.order = order;
    this.ways = new Ways(evidence);
  }

  /** Passes when nothing stands in the way. */
  void check() throws Refusal {
    for (Step step : order.settings()) {
      var qube = require(system, step.qube());
      checkRestorable(qube, step);
      if (SafeOrder.setsNetQube(step)) {
        checkPower(qube);
        checkNetQube(qube);
      } else if (step instanceof Step.SetReference s && s.value().isPresent()) {
        require(system, s.value().get());
      }
    }
    for (QubeName name : aims.stopped()) {
      checkStoppable(require(system, name));
    }
    for (QubeName name : aims.killed()) {
      checkKillable(require(system, name));
    }
    for (QubeName name : order.restarted()) {
      checkRestart(require(system, name));
    }
    for (QubeName name : order.startedFirst()) {
      checkStart(system, name);
    }
    for (QubeName name : aims.on()) {
      checkStart(system, name);
    }
  }

  /** The qube of that name, which must exist and be one that can be changed from here. */
  static Qube require(QubesSystem system, QubeName name) throws Refusal {
    var qube = system.qube(name);
    if (qube.isEmpty()) {
      throw new Refusal("change.refused.unknown-qube", name.value());
    }
    if (qube.get().isPreloaded()) {
      throw new Refusal("change.refused.preloaded", name.value());
    }
    if (qube.get().klass() == QubeClass.REMOTE) {
      throw new Refusal("change.refused.remote", name.value());
    }
    return qube.get();
  }

  private void checkRestorable(Qube qube, Step step) throws Refusal {
    boolean isCut = step instanceof Step.SetReference s && s.value().isEmpty();
    boolean isTag = step instanceof Step.AddTag;
    if (!isCut && !isTag && Inverses.of(system, step).isEmpty()) {
      throw new Refusal("change.refused.unread", qube.name().value());
    }
    if (qube.klass() == QubeClass.ADMIN && SafeOrder.setsNetQube(step)) {
      throw new Refusal("change.refused.dom0");
    }
  }

  private void checkPower(Qube qube) throws Refusal {
    boolean starting = evidence.past().announcedStarts().containsKey(qube.name());
    boolean cuts = order.newNetQube(qube.name()).isEmpty();
    if (starting && cuts) {
      return;
    }
    if (starting && Power.of(qube.state()) != Power.ON) {
      throw new Refusal("change.refused.starting", qube.name().value());
    }
    checkNotHeld(qube);
  }

  /** Passes when that qube is on or off, and nothing in between. */
  static void checkNotHeld(Qube qube) throws Refusal {
    var name = qube.name().value();
    switch (qube.state()) {
      case PAUSED, SUSPENDED -> throw new Refusal("change.refused.paused", name);
      case HALTING, DYING -> throw new Refusal("change.refused.stopping", name);
      case UNKNOWN -> throw new Refusal("change.refused.power-unknown", name);
      case HALTED, CRASHED, RUNNING, TRANSIENT -> {}
    }
  }

  private void checkNetQube(Qube qube) throws Refusal {
    var name = qube.name();
    var wanted = order.target().qube(name).map(Qube::netQube).orElseGet(Setting::unknown);
    if (wanted.value().isEmpty()) {
      throw new Refusal("change.refused.default-unread", name.value());
    }
    var to = wanted.value().get();
    if (to.isEmpty()) {
      return;
    }
    var netQube = require(system, to.get());
    checkProvidesNetwork(netQube);
    var chain = new Ways(evidence.about(order.target())).chain(to.get()).value();
    if (chain.isEmpty()) {
      throw new Refusal("change.refused.unread", to.get().value());
    }
    if (chain.get().contains(name)) {
      throw new Refusal("change.refused.loop", name.value(), to.get().value());
    }
    boolean attaches = Power.of(qube.state()) == Power.ON && !order.restarted().contains(name);
    if (attaches || order.restarted().contains(name)) {
      checkNotHeld(netQube);
    }
  }

  /** Passes when other qubes may use that one as their net qube. */
  static void checkProvidesNetwork(Qube netQube) throws Refusal {
    var provides = netQube.flag(QubeFlag.PROVIDES_NETWORK).value();
    if (provides.isEmpty()) {
      throw new Refusal("change.refused.unread", netQube.name().value());
    }
    if (!provides.get()) {
      throw new Refusal("change.refused.no-net-qube", netQube.name().value());
    }
  }

  private void checkStoppable(Qube qube) throws Refusal {
    var name = qube.name().value();
    if (qube.klass() == QubeClass.ADMIN) {
      throw new Refusal("change.refused.dom0");
    }
    if (evidence.past().announcedStarts().containsKey(qube.name())
        && qube.state() != PowerState.RUNNING
        && qube.state() != PowerState.TRANSIENT) {
      throw new Refusal("change.refused.starting", name);
    }
    if (Power.of(qube.state()) == Power.OFF) {
      return;
    }
    checkNotHeld(qube);
    checkNoClients(qube);
  }

  /** Unlike a shutdown it works on what is paused, and leaves clients of a net qube alone. */
  private static void checkKillable(Qube qube) throws Refusal {
    if (qube.klass() == QubeClass.ADMIN) {
      throw new Refusal("change.refused.dom0-off");
    }
    if (qube.state() == PowerState.UNKNOWN) {
      throw new Refusal("change.refused.power-unknown", qube.name().value());
    }
  }

  private void checkRestart(Qube qube) throws Refusal {
    var name = qube.name().value();
    if (qube.klass() == QubeClass.DISPOSABLE) {
      var vanishes = qube.flag(QubeFlag.AUTO_CLEANUP).value();
      if (vanishes.isEmpty() || vanishes.get()) {
        throw new Refusal("change.refused.disposable-vanishes", name);
      }
    }
    checkNoClients(qube);
    if (order.startsAgain(qube.name())) {
      checkStart(system, qube.name());
    }
  }

  private void checkNoClients(Qube qube) throws Refusal {
    var clients =
        ways.runningClients(qube.name()).stream()
            .filter(c -> !aims.stopped().contains(c) && !order.restarted().contains(c))
            .filter(c -> !isCutBefore(c))
            .toList();
    if (!clients.isEmpty()) {
      throw new Refusal("change.refused.clients", qube.name().value(), Words.names(clients));
    }
  }

  /** Whether that client loses its net qube for good, which comes before anything is shut down. */
  private boolean isCutBefore(QubeName client) {
    boolean providesNetwork =
        system.qube(client).filter(q -> q.is(QubeFlag.PROVIDES_NETWORK)).isPresent();
    return !providesNetwork && order.newNetQube(client).isEmpty();
  }

  /** Passes when that qube may be started. */
  static void checkStart(QubesSystem system, QubeName name) throws Refusal {
    Optional<String> prohibited =
        system
            .qube(name)
            .flatMap(q -> q.features().value())
            .flatMap(f -> Optional.ofNullable(f.get(WatchedFeatures.PROHIBIT_START)))
            .filter(v -> !v.isEmpty());
    if (prohibited.isPresent()) {
      throw new Refusal("change.refused.start-prohibited", name.value());
    }
  }
}
