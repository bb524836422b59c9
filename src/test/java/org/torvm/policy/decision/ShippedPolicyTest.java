package org.torvm.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.policy.decision.Way.Leave;
import org.torvm.policy.reading.PolicyFile;
import org.torvm.policy.reading.PolicyFiles;
import org.torvm.policy.reading.PolicyReader;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Sketch;

/**
 * The questions of the audit, asked of what Qubes ships. The lines say what those files say about
 * the services here (qubes-core-admin {@code 90-default.policy}; for anonymous qubes {@code
 * 80-whonix.policy}: nothing opened in other qubes, new disposables only after a question).
 */
class ShippedPolicyTest {
  private static final String DEFAULT =
      """
      qubes.GetDate * @tag:anon-vm @anyvm deny
      qubes.GetDate * @anyvm @anyvm allow target=dom0
      qubes.OpenURL * @anyvm @dispvm allow
      qubes.OpenURL * @anyvm @anyvm ask
      qubes.VMShell * @anyvm @dispvm allow
      qubes.VMShell * @anyvm @anyvm deny
      qubes.Filecopy * @anyvm @anyvm ask
      qubes.ConnectTCP * @anyvm @anyvm deny
      qubes.UpdatesProxy * @tag:whonix-updatevm @default allow target=sys-whonix
      qubes.UpdatesProxy * @tag:whonix-updatevm @anyvm deny
      qubes.UpdatesProxy * @type:TemplateVM @default allow target=sys-net
      qubes.UpdatesProxy * @anyvm @anyvm deny
      """;
  private static final String WHONIX =
      """
      qubes.OpenURL * @tag:anon-vm @tag:anon-vm ask
      qubes.OpenURL * @tag:anon-vm @dispvm ask
      qubes.OpenURL * @tag:anon-vm @anyvm deny
      """;
  private static final QubesSystem SYSTEM =
      Sketch.of(
          """
          dom0
          template debian
          template whonix-ws #whonix-updatevm
          app sys-net tmpl=debian +provides_network
          app sys-whonix tmpl=debian +provides_network #anon-gateway
          app work tmpl=debian ddv=default-dvm
          app default-dvm tmpl=debian ddv=default-dvm +template_for_dispvms
          app anon-whonix tmpl=whonix-ws ddv=whonix-dvm #anon-vm
          app anon-two tmpl=whonix-ws ddv=default-dvm #anon-vm
          app whonix-dvm tmpl=whonix-ws ddv=whonix-dvm +template_for_dispvms #anon-vm
          """);

  private static PolicyAnswers answers(String... moreFiles) {
    var files =
        PolicyFiles.complete(
            List.of(PolicyFile.of(PolicyFiles.MAIN, "90-default.policy", DEFAULT)));
    for (int i = 0; i < moreFiles.length; i += 2) {
      files = files.with(PolicyFile.of(PolicyFiles.MAIN, moreFiles[i], moreFiles[i + 1]));
    }
    return PolicyAnswers.of(PolicyReader.read(files), SYSTEM, Set.of("qubes.OpenURL"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          whonix-ws, allow sys-whonix, 90-default.policy:9
          debian,    allow sys-net,    90-default.policy:11
          work,      deny,             90-default.policy:12
          """)
  void whatATemplateFetchesItsUpdatesThrough(String template, String expected, String line) {
    var decision = answers().updates(new QubeName(template));
    assertThat(Told.of(decision)).isEqualTo(expected);
    assertThat(decision.line().orElseThrow().place()).hasToString(line);
  }

  @Test
  void aGlobalSettingForUpdatesComesFirst() {
    var decision =
        answers(
                "50-config-updates.policy",
                "qubes.UpdatesProxy * @type:TemplateVM @default allow target=sys-whonix")
            .updates(new QubeName("debian"));
    assertThat(Told.of(decision)).isEqualTo("allow sys-whonix");
    assertThat(decision.line().orElseThrow().place()).hasToString("50-config-updates.policy:1");
  }

  @Test
  void anyQubeOpensLinksInItsDisposablesAndAskedAnywhere() {
    var reach = answers().reach(new QubeName("work"), "qubes.OpenURL");
    assertThat(reach.ways(Leave.ALLOWED).map(w -> Told.of(w.to())))
        .containsExactly("[@dispvm:default-dvm]");
    assertThat(reach.ways(Leave.ASKED).map(w -> Told.of(w.to())).distinct())
        .containsExactly(
            "[@dispvm:default-dvm, @dispvm:whonix-dvm, anon-two, anon-whonix, debian, default-dvm,"
                + " sys-net, sys-whonix, whonix-dvm, whonix-ws]");
    assertThat(reach.ways(Leave.UNKNOWN)).isEmpty();
  }

  @Test
  void theEasiestWayOutOfAnAnonymousQubeIsNamedWithItsLine() {
    var names = Set.of("sys-net", "work", "default-dvm");
    var bare = answers();
    var clear = bare.where(q -> names.contains(q.value()), q -> names.contains(q.value()));
    var way = bare.reach(new QubeName("anon-two"), "qubes.OpenURL").easiest(clear).orElseThrow();
    assertThat(way.leave()).isEqualTo(Leave.ALLOWED);
    assertThat(Told.of(way.to())).isEqualTo("[@dispvm:default-dvm]");
    assertThat(way.line().orElseThrow().place()).hasToString("90-default.policy:3");

    var whonix = answers("80-whonix.policy", WHONIX);
    var stillClear = whonix.where(q -> names.contains(q.value()), q -> names.contains(q.value()));
    var asked =
        whonix.reach(new QubeName("anon-two"), "qubes.OpenURL").easiest(stillClear).orElseThrow();
    assertThat(asked.leave()).isEqualTo(Leave.ASKED);
    assertThat(asked.line().orElseThrow().place().file()).isEqualTo("80-whonix.policy");
    assertThat(whonix.reach(new QubeName("anon-whonix"), "qubes.OpenURL").easiest(stillClear))
        .isEmpty();
  }

  @Test
  void theClockIsRefusedToAnonymousQubesOnly() {
    for (String qube : List.of("work", "anon-whonix")) {
      var decision =
          answers().decide(Call.of("qubes.GetDate", new QubeName(qube), new CallTarget.Nobody()));
      assertThat(Told.of(decision)).isEqualTo(qube.equals("work") ? "allow dom0" : "deny");
    }
  }

  @Test
  void everyArgumentThatALineNamesIsLookedAt() {
    var answers =
        answers("30-user.policy", "qubes.ConnectTCP +9050 anon-whonix @default allow target=work");
    var reach = answers.reach(new QubeName("anon-whonix"), "qubes.ConnectTCP");
    assertThat(reach.ways())
        .singleElement()
        .satisfies(w -> assertThat(Told.of(w.to())).isEqualTo("[work]"))
        .satisfies(w -> assertThat(w.line().orElseThrow().argument()).contains("+9050"));
    assertThat(answers.reach(new QubeName("anon-two"), "qubes.ConnectTCP").ways()).isEmpty();
  }
}
