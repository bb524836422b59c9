package org.torvm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;

/** The shipped system, and what it grows to, could be a real one. */
class HouseholdTest {
  private static final Set<String> REFERENCES =
      Set.of("netvm", "template", "default_dispvm", "management_dispvm");

  @ParameterizedTest
  @ValueSource(ints = {0, 60, 200, 500, 1_000})
  void isPossible(int total) {
    var state = DemoState.household().withQubes(total);
    var byName = byName(state);
    assertThat(state.qubes().size()).isGreaterThanOrEqualTo(total);
    assertThat(byName).as("names are unique").hasSize(state.qubes().size());
    for (DemoState.Spec qube : state.qubes()) {
      assertThat(QubeName.isValid(qube.name())).as(qube.name()).isTrue();
      for (String reference : REFERENCES) {
        var other = qube.set().getOrDefault(reference, "");
        assertThat(other.isEmpty() || byName.containsKey(other)).as(qube + " " + other).isTrue();
      }
      checkNetwork(state, byName, qube);
      checkTemplate(byName, qube);
    }
  }

  private static void checkNetwork(
      DemoState state, Map<String, DemoState.Spec> byName, DemoState.Spec qube) {
    var seen = new HashSet<String>();
    boolean on = qube.state() != PowerState.HALTED;
    for (var next = net(state, byName, qube); next != null; next = net(state, byName, next)) {
      assertThat(seen.add(next.name())).as("no loop from " + qube.name()).isTrue();
      assertThat(next.set()).as(next.name()).containsEntry("provides_network", "True");
      assertThat(on && next.state() == PowerState.HALTED).as(qube.name() + " runs").isFalse();
    }
  }

  private static DemoState.@org.jspecify.annotations.Nullable Spec net(
      DemoState state, Map<String, DemoState.Spec> byName, DemoState.Spec qube) {
    boolean none = qube.klass() == QubeClass.TEMPLATE || qube.klass() == QubeClass.ADMIN;
    var fallback = none ? "" : state.globals().getOrDefault("default_netvm", "");
    return byName.get(qube.set().getOrDefault("netvm", fallback));
  }

  private static void checkTemplate(Map<String, DemoState.Spec> byName, DemoState.Spec qube) {
    boolean disposable = qube.klass() == QubeClass.DISPOSABLE;
    if (disposable || qube.klass() == QubeClass.APP) {
      var template = Objects.requireNonNull(byName.get(qube.set().get("template")));
      assertThat(template.klass()).isEqualTo(disposable ? QubeClass.APP : QubeClass.TEMPLATE);
      assertThat(template.set().containsKey("template_for_dispvms")).isEqualTo(disposable);
    }
  }

  @Test
  void startsNoDisposableTemplate() {
    assertThat(DemoState.household().withQubes(500).qubes())
        .filteredOn(q -> q.set().containsKey("template_for_dispvms"))
        .isNotEmpty()
        .allMatch(q -> q.state() == PowerState.HALTED);
  }

  @Test
  void growsToTheSameQubesEveryTime() {
    assertThat(DemoState.household().withQubes(300))
        .isEqualTo(DemoState.household().withQubes(300));
  }

  private static Map<String, DemoState.Spec> byName(DemoState state) {
    var byName = new HashMap<String, DemoState.Spec>();
    state.qubes().forEach(q -> byName.put(q.name(), q));
    return byName;
  }
}
