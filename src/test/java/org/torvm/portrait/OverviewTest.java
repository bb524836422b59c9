package org.torvm.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Sketch;

class OverviewTest {
  @Test
  void countsQubesAndClients() {
    var overview = Overview.of(Painted.report(Painted.HOUSEHOLD));
    assertThat(overview.verdicts())
        .containsEntry(Verdict.TORIFIED, 6)
        .containsEntry(Verdict.CLEARNET, 6)
        .containsEntry(Verdict.OFFLINE, 5)
        .doesNotContainKey(Verdict.UNKNOWN);
    assertThat(overview.gateways())
        .extracting(g -> g.name() + " " + g.clients())
        .containsExactly("sys-whonix 6");
    assertThat(overview.worst().orElseThrow().qube()).isEqualTo(Sketch.name("careless"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dom0                                  | portrait.advice.nothing-read",
        "app q net=-                           | portrait.advice.no-gateway",
        "app q net=- features?                 | portrait.advice.no-gateway",
        "template t f:whonix-gw=1 #whonix-updatevm@app g tmpl=t net=- +provides_network #anon-gateway #sdwdate-gui-server | portrait.advice.nothing",
        "template t f:whonix-gw=1 #whonix-updatevm@app g tmpl=t net=- +provides_network #anon-gateway #sdwdate-gui-server@app q net=g features? | portrait.advice.incomplete",
        "app g net=- +provides_network f:whonix-gw=1@app q net=- #anon-vm@app u net=- +provides_network@app a net=u #anon-vm | portrait.advice.mend"
      })
  void saysWhatToDoFirst(String lines, String key) {
    assertThat(Overview.of(Painted.report(lines.replace('@', '\n'))).advice().key()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app a net=-            | ",
        "app a net?             | a",
        "app a net=- tags?      | a",
        "app a net=- features?  | a",
        "app a net=- ddv?       | a",
        "app a net=gone         | a",
        "disp a net=- ?auto_cleanup | a"
      })
  void namesWhatCouldNotBeRead(String line, String unread) {
    var coverage = Coverage.of(Painted.report(line));
    assertThat(coverage.qubes()).isEqualTo(1);
    assertThat(coverage.complete()).isEqualTo(unread == null);
    assertThat(coverage.unread().stream().map(QubeName::value).findFirst().orElse(null))
        .isEqualTo(unread);
  }

  @Test
  void tellsSeveralQubesTogether() {
    var names = List.of("careless", "anon", "work", "gone").stream().map(Sketch::name).toList();
    var crowd = Crowd.of(Painted.report(Painted.HOUSEHOLD), names);
    assertThat(crowd.verdicts().get(Verdict.TORIFIED))
        .containsExactly(Sketch.name("anon"), Sketch.name("careless"));
    assertThat(crowd.verdicts().get(Verdict.CLEARNET)).containsExactly(Sketch.name("work"));
    assertThat(crowd.verdicts().get(Verdict.UNKNOWN)).containsExactly(Sketch.name("gone"));
    assertThat(crowd.findings()).isNotEmpty().allMatch(f -> names.contains(f.qube()));
  }
}
