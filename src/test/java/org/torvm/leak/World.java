package org.torvm.leak;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.torvm.gateway.GatewayFacts;
import org.torvm.gateway.GatewayKind;
import org.torvm.oracle.Simulation;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.RandomSystem;

/** A made-up system, what is known besides, and what the simulation does in it. */
final class World {
  /** What there is to say of one qube. */
  record Judgement(Route route, Set<Spawn> spawns, Tightness tightness) {
    static Judgement of(QubeRoute route) {
      return new Judgement(route.route(), Set.copyOf(route.disposables()), route.tightness());
    }

    boolean leaks() {
      return Stream.concat(Stream.of(route), spawns.stream().map(Spawn::route))
          .anyMatch(r -> r.verdict() == Verdict.CLEARNET);
    }
  }

  private final QubesSystem system;
  private final Map<QubeName, GatewayFacts> facts = new HashMap<>();
  private final Set<QubeName> pinned;
  private final Simulation simulation;

  World(long seed) {
    this.system = RandomSystem.of(seed);
    var random = new Random(seed);
    this.pinned =
        system.qubes().keySet().stream()
            .filter(_ -> random.nextInt(15) == 0)
            .collect(Collectors.toSet());
    system.qubes().keySet().stream()
        .filter(_ -> random.nextInt(2) == 0)
        .forEach(n -> facts.put(n, new GatewayFacts(GatewayKind.PINNED, random.nextBoolean())));
    this.simulation = new Simulation(pinned);
  }

  QubesSystem system() {
    return system;
  }

  /** The same evidence about that system. */
  Evidence evidence(QubesSystem about) {
    var intent = new Intent(Set.of(), Set.of(), pinned);
    return new Evidence(about, intent, facts, Past.NOTHING, Story.NOW);
  }

  /** What the simulation finds out about every qube but dom0. */
  Map<QubeName, Judgement> truth() {
    var truth = new TreeMap<QubeName, Judgement>();
    for (Qube qube : system.qubes().values()) {
      if (qube.klass() != QubeClass.ADMIN) {
        truth.put(qube.name(), judge(qube));
      }
    }
    return truth;
  }

  private Judgement judge(Qube qube) {
    var own = route(simulation.send(system, qube));
    var spawns =
        simulation.ask(system, qube).stream()
            .map(d -> new Spawn(d.template(), route(d.trip())))
            .collect(Collectors.toSet());
    var judgement = new Judgement(own, spawns, Tightness.UNKNOWN);
    return new Judgement(own, spawns, tightness(judgement));
  }

  private static Tightness tightness(Judgement judgement) {
    if (judgement.leaks()) {
      return Tightness.LEAKS;
    }
    boolean sure =
        judgement.spawns().stream()
            .map(Spawn::route)
            .allMatch(r -> r.verdict() == Verdict.OFFLINE || r.proof() == Proof.PROBED);
    return judgement.route().proof() == Proof.PROBED && sure ? Tightness.TIGHT : Tightness.UNKNOWN;
  }

  private Route route(Simulation.Trip trip) {
    var verdict =
        switch (trip.fate()) {
          case TOR -> Verdict.TORIFIED;
          case CLEARNET -> Verdict.CLEARNET;
          case NOWHERE -> Verdict.OFFLINE;
          case BEYOND -> Verdict.UNKNOWN;
        };
    return new Route(verdict, trip.through(), trip.gateway(), proof(trip));
  }

  /** Confirmed when the packet passed a gateway whose Tor was probed. */
  private Proof proof(Simulation.Trip trip) {
    List<QubeName> gateways =
        trip.through().stream().filter(n -> simulation.isTorGateway(system, n)).toList();
    boolean probed =
        trip.fate() == Simulation.Fate.TOR
            && gateways.stream()
                .flatMap(n -> Optional.ofNullable(facts.get(n)).stream())
                .anyMatch(GatewayFacts::torProbed);
    return probed ? Proof.PROBED : Proof.DECLARED;
  }
}
