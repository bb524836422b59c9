package org.torvm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.graph.Sample;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Text;

class HindranceTest {
  @ParameterizedTest
  @CsvSource({
    "work,",
    "vault,",
    "disp4821,",
    "sys-whonix, window.graph.refused.gateway",
    "sys-firewall, window.graph.refused.net",
    "dom0, window.graph.refused.admin",
    "nobody, window.graph.refused.hidden"
  })
  void saysWhatStandsInTheWay(String qube, String key) {
    var report = Sample.household(SystemKind.DEMO).report();
    var reason = Hindrance.of(Sample.name(qube), report);
    assertThat(reason.map(Text::key).orElse(null)).isEqualTo(key);
    reason.ifPresent(r -> assertThat(Sample.messages().say(r)).contains(qube));
  }
}
