package org.torvm.change.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.change.planning.Wishes.ready;
import static org.torvm.change.planning.Wishes.torify;
import static org.torvm.change.planning.Wishes.word;
import static org.torvm.change.planning.Wishes.words;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Evidence;
import org.torvm.leak.Intent;
import org.torvm.leak.Past;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

class PlannerTest {
  private static final String MARK = Intent.MUST_USE_TOR_TAG;

  @Test
  void aTemplateThatIsJustStartingIsCutButNotShutDown() {
    var system = stock().state("whonix-workstation-17-dvm", PowerState.PAUSED).evidence();
    var starting = new QubeName("whonix-workstation-17-dvm");
    var past = new Past(Map.of(starting, Instant.EPOCH), Map.of());
    var evidence = new Evidence(system.system(), Intent.NONE, Map.of(), past, Instant.EPOCH);

    assertThat(words(ready(new Wish.CutNetwork(starting), evidence)))
        .containsExactly(
            "whonix-workstation-17-dvm netvm=", "whonix-workstation-17-dvm default_dispvm=");
    assertThat(refusal(new Wish.ShutDown(starting), evidence)).isEqualTo("change.refused.starting");
  }

  @Test
  void everySettingStepCarriesWhatRestoresTheSnapshot() {
    var plan =
        ready(
            torify("sys-whonix", RunningQube.RESTART, "work", "personal"),
            stock().running("work").evidence());

    var inverses =
        plan.steps().stream()
            .map(s -> word(s.step()) + " < " + s.inverse().map(Wishes::word).orElse("-"))
            .toList();
    assertThat(inverses)
        .containsExactly(
            "work +" + MARK + " < work -" + MARK,
            "personal +" + MARK + " < personal -" + MARK,
            "work netvm= < work netvm:",
            "work default_dispvm= < work default_dispvm:",
            "stop work < -",
            "work default_dispvm=whonix-workstation-17-dvm < work default_dispvm:",
            "personal default_dispvm=whonix-workstation-17-dvm < personal default_dispvm:",
            "work netvm=sys-whonix < work netvm:",
            "personal netvm=sys-whonix < personal netvm=sys-firewall",
            "start work < -");
  }

  @Test
  void aPlanRestsOnWhatItChangesAndOnTheWholeWayOut() {
    var evidence = stock().evidence();
    var plan = ready(torify("sys-whonix", RunningQube.RESTART, "work"), evidence);

    assertThat(plan.premises()).allMatch(p -> p.holdsIn(evidence.system()));
    var elsewhere = stock().netQube("sys-whonix", "torvm").system();
    var noGateway = stock().feature("whonix-gateway-17", "whonix-gw", "").system();
    var started = stock().running("work").system();
    var decided = stock().netQube("work", "").system();
    for (var other : List.of(elsewhere, noGateway, started, decided)) {
      assertThat(plan.premises()).anyMatch(p -> !p.holdsIn(other));
    }
  }

  private static SystemBuilder stock() {
    return SystemBuilder.stock();
  }

  private static String refusal(Wish wish, Evidence evidence) {
    return switch (new Planner().plan(wish, evidence)) {
      case Planned.Ready(Plan plan) -> "ready: " + words(plan);
      case Planned.Refused(Text reason) -> reason.key();
    };
  }
}
