package org.torvm.change.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.PlannedStep;
import org.torvm.change.Preview;
import org.torvm.change.Simulation;
import org.torvm.change.Step;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.change.planning.Planner;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.leak.Finding;
import org.torvm.leak.Intent;
import org.torvm.leak.Past;
import org.torvm.leak.Remedy;
import org.torvm.leak.Verdict;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.Defaults;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.text.Messages;
import org.torvm.text.Text;

class ForecastTest {
  private static final Audit AUDIT = new Audit(Rules.shipped());

  @Test
  void saysWhatChangesAndWhichFindingsVanish() {
    var evidence = SystemBuilder.stock().tag("work", Intent.MUST_USE_TOR_TAG).evidence();
    assertThat(AUDIT.of(evidence).findings())
        .extracting(Finding::id)
        .contains("anon-qube-on-clearnet:work");

    var preview = preview(torify("sys-whonix", RunningQube.RESTART, "work"), evidence);

    assertThat(words(preview.changesInWords()))
        .containsExactly(
            "work: default disposable template: debian-12-dvm (the default) →"
                + " whonix-workstation-17-dvm",
            "work: net qube: sys-firewall (the default) → sys-whonix");
    assertThat(preview.vanishing()).extracting(Finding::id).contains("anon-qube-on-clearnet:work");
    assertThat(preview.appearing()).isEmpty();
    assertThat(preview.after().routes())
        .hasEntrySatisfying(
            new QubeName("work"), r -> assertThat(r.route().verdict()).isEqualTo(Verdict.TORIFIED));
    assertThat(words(preview.notes()))
        .containsExactly(
            "Only TCP and DNS pass through Tor: in work, programs that need UDP or IPv6 stop"
                + " working.",
            "Firewall rules that you set for work may not be enforced behind a Tor gateway.",
            "Not a Whonix qube: work. Tor hides the address, but not the time zone, user names or"
                + " the traces that programs leave.");
  }

  @Test
  void saysThatARunningQubeIsRestartedAndAGatewayStartedFirst() {
    var preview =
        preview(
            torify("torvm", RunningQube.RESTART, "work"),
            SystemBuilder.stock().running("work").evidence());

    assertThat(words(preview.changesInWords()))
        .contains("work is shut down and started again", "torvm is started");
    assertThat(keys(preview.notes()))
        .contains("change.note.restart", "change.note.start-first", "change.note.no-disposables");
  }

  @Test
  void aQubeThatIsStartedInTheEndIsNotWaitedFor() {
    var start = new PlannedStep(new Step.Start(new QubeName("work")), Optional.empty());
    var plan = new Plan(Text.of("change.title.cut", "work"), List.of(start));
    var notes = new Forecast(AUDIT).of(plan, SystemBuilder.stock().evidence()).notes();
    assertThat(keys(notes)).contains("change.note.start").doesNotContain("change.note.start-first");
  }

  @Test
  void aLiveSwitchFromTorToClearnetIsAFindingThatAppears() {
    var evidence = SystemBuilder.stock().netQube("work", "sys-whonix").running("work").evidence();
    var live =
        new Wish.Untorify(List.of(new QubeName("work")), Optional.empty(), RunningQube.SWITCH_LIVE);
    var restarted =
        new Wish.Untorify(List.of(new QubeName("work")), Optional.empty(), RunningQube.RESTART);

    var preview = preview(live, evidence);
    assertThat(preview.appearing())
        .extracting(Finding::rule)
        .contains("net-qube-switched-tor-to-clear");
    assertThat(keys(preview.notes())).contains("change.note.live", "change.note.real-address");
    assertThat(preview(restarted, evidence).appearing())
        .extracting(Finding::rule)
        .doesNotContain("net-qube-switched-tor-to-clear");
  }

  @Test
  void shuttingDownAStartedTemplateEndsItsFinding() {
    var template = new QubeName("whonix-workstation-17-dvm");
    var system = SystemBuilder.stock().state(template.value(), PowerState.RUNNING).system();
    var evidence =
        new Evidence(
            system,
            Intent.NONE,
            Map.of(),
            new Past(Map.of(template, Instant.EPOCH), Map.of()),
            Instant.EPOCH);

    var preview = preview(new Wish.ShutDown(template), evidence);

    assertThat(preview.vanishing())
        .extracting(Finding::id)
        .contains("disposable-template-started:" + template);
    assertThat(words(preview.changesInWords()))
        .containsExactly("whonix-workstation-17-dvm is shut down");
  }

  @Test
  void saysWhatThePlanDoesNotReachAndWhatComesAlong() {
    var evidence =
        SystemBuilder.stock()
            .disposable("disp7", "debian-12-dvm", true)
            .netQube("disp7", "sys-firewall")
            .running("disp7")
            .app("sys-vpn", "debian-12")
            .flag("sys-vpn", QubeFlag.PROVIDES_NETWORK)
            .netQube("work", "sys-vpn")
            .evidence();

    assertThat(
            words(
                preview(torify("sys-whonix", RunningQube.RESTART, "debian-12-dvm"), evidence)
                    .notes()))
        .contains(
            "Disposables that were already made from debian-12-dvm keep the network they were made"
                + " with: disp7.");
    assertThat(
            words(preview(torify("sys-whonix", RunningQube.RESTART, "sys-vpn"), evidence).notes()))
        .contains("What is behind sys-vpn goes the same way from then on: work.");
  }

  @Test
  void saysThatANetworkIsRememberedAndForgottenAgain() {
    var system = SystemBuilder.stock().running("work").system();
    var off = preview(new Wish.NetworkOff(List.of(new QubeName("work"))), evidence(system));

    assertThat(words(off.changesInWords()))
        .containsExactly(
            "work: its network is remembered, so that it can be turned on again",
            "work: net qube: sys-firewall (the default) \u2192 none",
            "work: default disposable template: debian-12-dvm (the default) \u2192 none");
    assertThat(keys(off.notes())).containsExactly("change.note.no-disposables");

    var turnedOff = Simulation.after(system, off.plan());
    var on = new Wish.NetworkOn(List.of(new QubeName("work")), RunningQube.RESTART);
    assertThat(words(preview(on, evidence(turnedOff)).changesInWords()))
        .containsExactly(
            "work: default disposable template: none \u2192 debian-12-dvm (the default)",
            "work: net qube: none \u2192 sys-firewall (the default)",
            "work: what was remembered of an earlier network is forgotten",
            "work is shut down and started again");
    assertThat(keys(preview(on, evidence(turnedOff)).notes()))
        .containsExactlyInAnyOrder("change.note.restart", "change.note.real-address");

    var elsewhere =
        new Defaults(
                turnedOff.with(
                    GlobalReference.DEFAULT_NET_QUBE, Setting.explicit(QubeName.parse("sys-net"))))
            .settled();
    assertThat(words(preview(on, evidence(elsewhere)).notes()))
        .contains(
            "work follows the default net qube. That was sys-firewall when its network was turned"
                + " off; it is sys-net now.");
  }

  @Test
  void saysWhatAKillAndARemovalMean() {
    var evidence =
        SystemBuilder.stock()
            .running("work")
            .disposable("disp1", "debian-12-dvm", true)
            .running("disp1")
            .disposable("disp2", "debian-12-dvm", true)
            .evidence();

    var netQube = preview(new Wish.Kill(new QubeName("sys-firewall")), evidence);
    assertThat(words(netQube.changesInWords()))
        .containsExactly("sys-firewall is switched off at once, as if its power was cut");
    assertThat(words(netQube.notes()))
        .contains(
            "sys-firewall is the net qube of running qubes: disp1, sys-whonix, work. They keep"
                + " running and have no network until it runs again.");
    assertThat(keys(netQube.notes())).contains("change.note.kill");

    var disposable = preview(new Wish.Kill(new QubeName("disp1")), evidence);
    assertThat(words(disposable.changesInWords()))
        .containsExactly("disp1 is switched off at once and vanishes, as disposables do");
    assertThat(keys(disposable.notes())).containsExactly("change.note.kill");

    var removal = preview(new Wish.Remove(new QubeName("disp2")), evidence);
    assertThat(words(removal.changesInWords()))
        .containsExactly("disp2 is removed with everything in it");
    assertThat(keys(removal.notes())).containsExactly("change.note.remove");
  }

  @Test
  void killingAStartedTemplateEndsItsFinding() {
    var template = new QubeName("whonix-workstation-17-dvm");
    var system = SystemBuilder.stock().running(template.value()).system();
    var past = new Past(Map.of(template, Instant.EPOCH), Map.of());
    var evidence = new Evidence(system, Intent.NONE, Map.of(), past, Instant.EPOCH);

    assertThat(preview(new Wish.Kill(template), evidence).vanishing())
        .extracting(Finding::id)
        .contains("disposable-template-started:" + template);
  }

  @Test
  void saysThatAnEmptiedNetQubeStaysTheDefault() {
    var evidence =
        SystemBuilder.stock()
            .global(GlobalReference.DEFAULT_NET_QUBE, "torvm")
            .netQube("debian-12-dvm", "")
            .evidence();
    var move =
        new Wish.MoveClients(
            new QubeName("torvm"), new QubeName("sys-whonix"), RunningQube.RESTART);

    assertThat(words(preview(move, evidence).notes()))
        .contains("torvm stays the default net qube: new qubes will be connected to it.");
  }

  @Test
  void everyRemedyOfEveryShippedRuleThatOffersAFixMendsItsFinding() {
    var evidence =
        SystemBuilder.stock()
            .netQube("anon-whonix", "sys-firewall")
            .disposableTemplate("anon-whonix", "debian-12-dvm")
            .netQube("debian-12", "sys-firewall")
            .netQube("work", "sys-whonix")
            .tag("personal", "anon-gateway")
            .feature("torvm", "service.qubes-tor", "")
            .netQube("vault", "")
            .disposableTemplate("vault", "debian-12-dvm")
            .running("whonix-workstation-17-dvm", "anon-whonix", "work")
            .evidence();
    int mended = 0;
    for (Finding finding : AUDIT.of(evidence).findings()) {
      if (finding.remedy() instanceof Remedy.Fix
          && new Planner().plan(new Wish.Mend(finding, RunningQube.RESTART), evidence)
              instanceof Planned.Ready(Plan plan)) {
        var preview = new Forecast(AUDIT).of(plan, evidence);
        assertThat(preview.vanishing())
            .as(finding.id())
            .extracting(Finding::id)
            .contains(finding.id());
        mended++;
      }
    }
    assertThat(mended).isGreaterThan(6);
  }

  private static Wish torify(String gateway, RunningQube running, String qube) {
    return new Wish.Torify(List.of(new QubeName(qube)), new QubeName(gateway), running);
  }

  private static Evidence evidence(QubesSystem system) {
    return SystemBuilder.evidence(system);
  }

  private static Preview preview(Wish wish, Evidence evidence) {
    return switch (new Planner().plan(wish, evidence)) {
      case Planned.Ready(Plan plan) -> new Forecast(AUDIT).of(plan, evidence);
      case Planned.Refused(Text reason) -> throw new AssertionError("refused: " + reason);
    };
  }

  private static List<String> keys(List<Text> texts) {
    return texts.stream().map(Text::key).toList();
  }

  private static List<String> words(List<Text> texts) {
    return texts.stream().map(Messages.shipped()::say).toList();
  }
}
