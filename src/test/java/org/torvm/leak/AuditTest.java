package org.torvm.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.RandomSystem;
import org.torvm.qubes.SystemKind;

class AuditTest {
  private static final String SYSTEM =
      """
      dom0
      template deb
      template wws f:whonix-ws=1
      app net on tmpl=deb net=- +provides_network
      app fw on tmpl=deb net=net +provides_network
      """;
  private final Audit audit = new Audit(Rules.shipped());

  @Test
  void theWorstComesFirstThenWhatIsOn() {
    var report =
        audit.of(
            Story.of(
                SYSTEM
                    + """
                    template tt net=fw
                    app c-off tmpl=deb net=fw #anon-vm
                    app a-off tmpl=deb net=fw #anon-vm
                    app z-on on tmpl=deb net=fw #anon-vm
                    app dvm-less tmpl=deb net=- +template_for_dispvms
                    """));
    assertThat(report.findings().stream().map(Finding::id))
        .containsExactly(
            "anon-qube-on-clearnet:z-on",
            "anon-qube-on-clearnet:a-off",
            "anon-qube-on-clearnet:c-off",
            "template-has-net-qube:tt",
            "disposables-not-amnesic:dom0",
            "named-disposable-misnamed:dvm-less");
  }

  @Test
  void everyQubeButDom0HasARoute() {
    var report = audit.of(Story.of(SYSTEM));
    assertThat(report.routes().keySet().stream().map(QubeName::value))
        .containsExactly("deb", "fw", "net", "wws");
    assertThat(report.complete()).isTrue();
    assertThat(report.findings()).isEmpty();
    assertThat(report.at()).isEqualTo(Story.NOW);
  }

  @Test
  void theIdOfAFindingNamesOneFinding() {
    for (long seed = 0; seed < 300; seed++) {
      var report = audit.of(new World(seed).evidence(RandomSystem.of(seed)));
      var ids = report.findings().stream().map(Finding::id).toList();
      assertThat(Set.copyOf(ids)).as("seed %d", seed).hasSameSizeAs(ids);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app q net?",
        "app q net=hidden",
        "app q net=- ddv?",
        "app q net=- ddv=hidden",
        "app q net=- tags?",
        "app q net=- features?",
        "app q tmpl? net=-",
        "app q tmpl=hidden net=-",
        "app q net=- ?provides_network",
        "app q net=- ?template_for_dispvms",
        "disp q tmpl=deb net=- ?auto_cleanup",
        "disp q tmpl=deb net=- ?is_preload",
        "unread q"
      })
  void whatCouldNotBeReadMakesAReportIncomplete(String line) {
    assertThat(audit.of(Story.of(SYSTEM + line)).complete()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"app q net=- ?autostart", "remote q net? tags? features?"})
  void whatNoVerdictRestsOnMayBeUnknown(String line) {
    assertThat(audit.of(Story.of(SYSTEM + line)).complete()).isTrue();
  }

  @Test
  void anEmptySystemWasNotRead() {
    var evidence = Story.of("").about(QubesSystem.empty(SystemKind.DOM0));
    assertThat(audit.of(evidence).complete()).isFalse();
  }

  @Test
  void theReportIsAboutTheEvidence() {
    var evidence = Story.of(SYSTEM);
    var report = new Audit(List.of()).of(evidence);
    assertThat(report.system()).isEqualTo(evidence.system());
    assertThat(report.findings()).isEmpty();
  }
}
