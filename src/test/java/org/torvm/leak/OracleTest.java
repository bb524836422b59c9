package org.torvm.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.torvm.leak.World.Judgement;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.RandomSystem;

/**
 * The audit against a simulation of Qubes' own rules ({@link org.torvm.oracle.Simulation}) on
 * made-up systems. A failure names the seed; {@code RandomSystem.of(seed)} gives the system.
 */
class OracleTest {
  private static final int SYSTEMS = 10_000;
  private static final int VEILED_SYSTEMS = 2_000;
  private final Audit audit = new Audit(Rules.shipped());
  private final Audit routesOnly = new Audit(List.of());

  @Test
  void whatTheAuditSaysIsWhatQubesDoes() {
    for (long seed = 0; seed < SYSTEMS; seed++) {
      var world = new World(seed);
      var report = routesOnly.of(world.evidence(world.system()));
      var said = new TreeMap<QubeName, Judgement>();
      report.routes().forEach((name, route) -> said.put(name, Judgement.of(route)));
      assertThat(said).as("seed %d", seed).isEqualTo(world.truth());
      assertThat(report.complete()).as("seed %d: all is known", seed).isTrue();
    }
  }

  @Test
  void whatTheAuditCannotSeeItDoesNotClaim() {
    int unknown = 0;
    for (long seed = 0; seed < VEILED_SYSTEMS; seed++) {
      var world = new World(seed);
      var veiled = RandomSystem.withHidden(world.system(), seed, 12);
      var report = routesOnly.of(world.evidence(RandomSystem.withUnknowns(veiled, ~seed, 30)));
      var truth = world.truth();
      for (var entry : report.routes().entrySet()) {
        var said = Judgement.of(entry.getValue());
        var about = "seed %d: %s".formatted(seed, entry.getKey());
        checkClaims(about, said, of(truth, entry.getKey()));
        if (report.complete() && !isRemote(world.system(), entry.getKey())) {
          checkNothingIsUnknown(about, said);
        }
        unknown += said.route().verdict() == Verdict.UNKNOWN ? 1 : 0;
      }
    }
    assertThat(unknown).as("verdicts that were unknown").isGreaterThan(VEILED_SYSTEMS);
  }

  @Test
  void whatIsUnknownRaisesNoCriticalFinding() {
    for (long seed = 0; seed < VEILED_SYSTEMS; seed++) {
      var world = new World(seed);
      var known =
          audit.of(world.evidence(world.system())).findings().stream()
              .map(Finding::id)
              .collect(Collectors.toSet());
      var veiled = RandomSystem.withUnknowns(world.system(), ~seed, 30);
      var critical =
          audit.of(world.evidence(veiled)).findings().stream()
              .filter(f -> f.severity() == Severity.CRITICAL)
              .map(Finding::id)
              .collect(Collectors.toSet());
      assertThat(known).as("seed %d", seed).containsAll(critical);
    }
  }

  private static void checkClaims(String about, Judgement said, Judgement truth) {
    var verdict = said.route().verdict();
    if (verdict != Verdict.UNKNOWN && verdict != truth.route().verdict()) {
      assertThat(said).as(about).isEqualTo(truth);
    }
    var via = said.route().via();
    if (via.size() > truth.route().via().size()
        || !truth.route().via().subList(0, via.size()).equals(via)) {
      assertThat(via).as(about).isEqualTo(truth.route().via());
    }
    boolean wrong =
        switch (said.tightness()) {
          case TIGHT -> truth.leaks();
          case LEAKS -> !truth.leaks();
          case UNKNOWN -> false;
        };
    assertThat(wrong).as("%s is said to be %s", about, said.tightness()).isFalse();
  }

  private static void checkNothingIsUnknown(String about, Judgement said) {
    assertThat(said.route().verdict()).as(about).isNotEqualTo(Verdict.UNKNOWN);
    assertThat(said.spawns())
        .as(about)
        .allSatisfy(s -> assertThat(s.route().verdict()).isNotEqualTo(Verdict.UNKNOWN));
  }

  private static Judgement of(Map<QubeName, Judgement> truth, QubeName name) {
    return Objects.requireNonNull(truth.get(name));
  }

  private static boolean isRemote(QubesSystem system, QubeName name) {
    return system.qube(name).filter(q -> q.klass() == QubeClass.REMOTE).isPresent();
  }
}
