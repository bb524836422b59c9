package org.torvm.change.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.torvm.change.Plan;
import org.torvm.change.Simulation;
import org.torvm.change.Step;
import org.torvm.change.Wish;
import org.torvm.change.Words;
import org.torvm.leak.Evidence;
import org.torvm.leak.Intent;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.text.Text;

/**
 * Makes the plan that puts qubes behind a gateway. The plan is given out only when the audit says
 * that every one of them would then reach the network through that gateway.
 *
 * <p>A net qube may be torified: what is behind it then goes through Tor as well. It may not be
 * upstream of the gateway, a gateway itself, or the clearnet side, whose own network device no
 * setting here would take away.
 */
final class Torification {
  private final Wish.Torify wish;
  private final Text title;
  private final Evidence evidence;
  private final QubesSystem system;
  private final QubeName gateway;
  private final Ways ways;

  Torification(Wish.Torify wish, Evidence evidence) {
    this(
        wish,
        Text.of(
            "change.title.torify",
            Words.names(wish.qubes().stream().distinct().toList()),
            wish.gateway().value()),
        evidence);
  }

  private Torification(Wish.Torify wish, Text title, Evidence evidence) {
    this.wish = wish;
    this.title = title;
    this.evidence = evidence;
    this.system = evidence.system();
    this.gateway = wish.gateway();
    this.ways = new Ways(evidence);
  }

  /**
   * Torifies every qube that has a certain net qube. All of them or none: one that cannot be moved,
   * or of which nobody knows whether it belongs to them, is a refusal that names it.
   */
  static Torification ofClients(Wish.MoveClients wish, Evidence evidence) throws Refusal {
    var from = wish.from();
    Obstacles.require(evidence.system(), from);
    if (from.equals(wish.gateway())) {
      throw new Refusal("change.refused.move-to-itself", from.value());
    }
    var clients = new ArrayList<QubeName>();
    for (Qube qube : evidence.system().qubes().values()) {
      if (isClient(qube, from)) {
        checkMovable(qube, from);
        clients.add(qube.name());
      }
    }
    if (clients.isEmpty()) {
      throw new Refusal("change.refused.no-clients", from.value());
    }
    return new Torification(
        new Wish.Torify(clients, wish.gateway(), wish.running()),
        Text.of("change.title.move-clients", from.value(), wish.gateway().value()),
        evidence);
  }

  private static boolean isClient(Qube qube, QubeName netQube) throws Refusal {
    var setting = qube.netQube().value();
    if (setting.isEmpty()) {
      throw new Refusal("change.refused.client-unread", qube.name().value(), netQube.value());
    }
    return setting.get().equals(Optional.of(netQube));
  }

  private static void checkMovable(Qube qube, QubeName netQube) throws Refusal {
    if (qube.isPreloaded()) {
      throw new Refusal("change.refused.move-preloaded", qube.name().value(), netQube.value());
    }
    if (qube.klass() == QubeClass.TEMPLATE) {
      throw new Refusal("change.refused.move-template", qube.name().value(), netQube.value());
    }
  }

  Plan plan() throws Refusal {
    var names = PlainAims.picked(wish.qubes());
    checkGateway();
    for (QubeName name : names) {
      checkQube(name);
    }
    var connected = system;
    for (QubeName name : names) {
      connected = Simulation.after(connected, toGateway(name));
    }
    var choice = new DisposableChoice(evidence.about(connected), gateway);
    var settings = new ArrayList<Step>();
    for (QubeName name : names) {
      settings.add(new Step.AddTag(name, Intent.MUST_USE_TOR_TAG));
      settings.add(toGateway(name));
      choice.step(connected.qube(name).orElseThrow()).ifPresent(settings::add);
    }
    var plan = Planner.assemble(Aims.settings(title, settings, wish.running()), evidence);
    checkResult(plan, names);
    return plan;
  }

  private Step toGateway(QubeName name) {
    return new Step.SetReference(name, QubeReference.NET_QUBE, Optional.of(gateway));
  }

  private void checkGateway() throws Refusal {
    Obstacles.checkProvidesNetwork(Obstacles.require(system, gateway));
    var isGateway = ways.isGateway(gateway).value();
    if (isGateway.isEmpty()) {
      throw new Refusal("change.refused.gateway-unknown", gateway.value());
    }
    if (!isGateway.get()) {
      throw new Refusal("change.refused.no-gateway", gateway.value());
    }
  }

  private void checkQube(QubeName name) throws Refusal {
    var qube = Obstacles.require(system, name);
    switch (qube.klass()) {
      case ADMIN -> throw new Refusal("change.refused.dom0");
      case TEMPLATE -> throw new Refusal("change.refused.template", name.value());
      case APP, STANDALONE, DISPOSABLE, REMOTE -> {}
    }
    var chain = ways.chain(gateway).value();
    if (chain.isEmpty()) {
      throw new Refusal("change.refused.gateway-unknown", gateway.value());
    }
    if (chain.get().contains(name)) {
      throw new Refusal("change.refused.loop", name.value(), gateway.value());
    }
    if (isClearnetSide(qube)) {
      throw new Refusal("change.refused.clearnet-side", name.value());
    }
    if (ways.isGateway(name).value().orElse(false)) {
      throw new Refusal("change.refused.tor-over-tor", name.value(), gateway.value());
    }
  }

  private static boolean isClearnetSide(Qube qube) {
    return qube.is(QubeFlag.PROVIDES_NETWORK)
        && qube.netQube().value().equals(Optional.of(Optional.<QubeName>empty()));
  }

  private void checkResult(Plan plan, List<QubeName> names) throws Refusal {
    var after = new Ways(evidence.about(Simulation.after(system, plan)));
    for (QubeName name : names) {
      if (!after.isBehind(name, gateway)) {
        throw new Refusal("change.refused.not-torified", name.value(), gateway.value());
      }
    }
  }
}
