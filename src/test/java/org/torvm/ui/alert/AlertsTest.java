package org.torvm.ui.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.graph.Sample;
import org.torvm.leak.Intent.Customising;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Connection;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Setting;
import org.torvm.qubes.SystemKind;
import org.torvm.ui.alert.Alert.Kind;
import org.torvm.ui.fx.Times;
import org.torvm.watch.Alarm;
import org.torvm.watch.Situation;

/** What is to be seen of disposable templates that were started, and in which words. */
class AlertsTest {
  private static final QubeName DVM = Sample.name("dvm");
  private static final Instant NOON = Sample.NOON;
  private static final Customising SESSION =
      new Customising(
          DVM, NOON, Setting.explicit(Optional.of(Sample.name("sys-whonix"))), Setting.unknown());

  private static LeakReport report(PowerState state, String netQube) {
    return new Sample(SystemKind.DEMO)
        .relay("sys-net", "red", "-")
        .gateway("sys-whonix", "black", "sys-net", "whonix-gw")
        .qube("dvm", "red", netQube, state)
        .flag("dvm", QubeFlag.DISPOSABLE_TEMPLATE)
        .report();
  }

  private static Situation alarmed(Alarm.Phase phase, String netQube) {
    return new Situation(
        new Connection.Live(),
        report(PowerState.RUNNING, netQube),
        List.of(new Alarm(DVM, NOON, phase)));
  }

  private static Situation quiet(String netQube) {
    return new Situation(new Connection.Live(), report(PowerState.HALTED, netQube), List.of());
  }

  private static Situation customising(boolean on, String netQube) {
    return new Situation(
        new Connection.Live(),
        report(on ? PowerState.RUNNING : PowerState.HALTED, netQube),
        on ? List.of(new Alarm(DVM, NOON, Alarm.Phase.RUNNING)) : List.of(),
        List.of(SESSION));
  }

  private static Alerts after(Situation... situations) {
    var alerts = Alerts.NONE;
    for (Situation situation : situations) {
      alerts = alerts.after(situation, NOON.plusSeconds(240));
    }
    return alerts;
  }

  private static String said(Situation... situations) {
    var last = situations[situations.length - 1];
    var alert = after(situations).shown().getFirst();
    var words = new AlertWords(new Times(ZoneOffset.UTC));
    return Sample.messages().say(AlertWords.headline(alert))
        + " "
        + Sample.messages().say(words.details(alert, last.report(), NOON.plusSeconds(240)));
  }

  @Test
  void aStartedTemplateIsToldWithItsTimeAndItsWayOut() {
    assertThat(said(alarmed(Alarm.Phase.RUNNING, "sys-whonix")))
        .isEqualTo(
            "dvm is a disposable template, and it is running instead of a disposable. Started at"
                + " 12:00:00, 4 minutes ago. It reaches the network through Tor: sys-whonix →"
                + " sys-net.");
    assertThat(said(alarmed(Alarm.Phase.STARTING, "sys-net")))
        .contains("Nothing has run in it yet", "with your real address: sys-net");
    assertThat(said(alarmed(Alarm.Phase.RUNNING, "?"))).contains("is not known");
    assertThat(said(alarmed(Alarm.Phase.RUNNING, "-"))).contains("It has no network");
  }

  @ParameterizedTest
  @CsvSource({
    "sys-whonix, with network through Tor",
    "sys-net, with network and your real address",
    "-, without network",
    "?, where its network ended is not known"
  })
  void onceItIsOffThatIsSaidUntilItIsDismissed(String netQube, String words) {
    var alarm = alarmed(Alarm.Phase.RUNNING, netQube);
    assertThat(said(alarm, quiet(netQube)))
        .startsWith("dvm, a disposable template, is off again. It was started at 12:00:00 and ran")
        .contains("for 4 minutes", words);
    var over = after(alarm, quiet(netQube));
    assertThat(over.shown()).extracting(Alert::kind).containsExactly(Kind.OVER);
    assertThat(over.after(quiet(netQube), NOON).shown()).hasSize(1);
    assertThat(over.dismissed(DVM).shown()).isEmpty();
    assertThat(over.dismissed(DVM).after(quiet(netQube), NOON).shown()).isEmpty();
    assertThat(over.after(alarm, NOON).shown())
        .extracting(Alert::kind)
        .containsExactly(Kind.RUNNING);
  }

  @Test
  void theWorstWayOutThatItHadIsRemembered() {
    var cut = alarmed(Alarm.Phase.RUNNING, "-");
    assertThat(said(alarmed(Alarm.Phase.RUNNING, "sys-whonix"), cut, quiet("-")))
        .contains("with network through Tor");
  }

  @Test
  void aStartThatCameToNothingIsToldAsThat() {
    assertThat(said(alarmed(Alarm.Phase.STARTING, "sys-net"), quiet("sys-net")))
        .contains("did not start after all", "Nothing ran in it");
  }

  @Test
  void customisingIsCalmOnlyWithoutNetwork() {
    assertThat(said(customising(true, "-")))
        .startsWith("You are customising dvm. It has no network.")
        .contains("Since 12:00:00, 4 minutes ago");
    assertThat(after(customising(true, "sys-whonix")).shown())
        .extracting(Alert::kind)
        .containsExactly(Kind.RUNNING);
    assertThat(after(customising(true, "?")).shown())
        .extracting(Alert::kind)
        .containsExactly(Kind.RUNNING);
  }

  @Test
  void whatWasTakenForCustomisingIsOfferedBackOnceTheTemplateIsOff() {
    assertThat(said(customising(true, "-"), customising(false, "-")))
        .contains("still has no network", "disposables made from it are offline");
    assertThat(said(customising(true, "-"), customising(false, "-"), quiet("sys-whonix")))
        .contains("finished customising dvm", "Its net qube is sys-whonix again");
    assertThat(said(customising(true, "-"), quiet("-"))).contains("It has no net qube");
  }

  @Test
  void theMostUrgentComesFirst() {
    var report =
        Sample.household(SystemKind.DEMO)
            .running("b", "red", "sys-whonix")
            .running("c", "red", "-")
            .report();
    var session = new Customising(Sample.name("c"), NOON, Setting.unknown(), Setting.unknown());
    var before =
        new Situation(
            new Connection.Live(),
            report,
            List.of(new Alarm(Sample.name("a"), NOON, Alarm.Phase.RUNNING)));
    var now =
        new Situation(
            new Connection.Live(),
            report,
            List.of(
                new Alarm(Sample.name("c"), NOON, Alarm.Phase.RUNNING),
                new Alarm(Sample.name("keys"), NOON, Alarm.Phase.STARTING),
                new Alarm(Sample.name("work"), NOON.plusSeconds(1), Alarm.Phase.RUNNING),
                new Alarm(Sample.name("b"), NOON, Alarm.Phase.RUNNING)),
            List.of(session));
    assertThat(after(before, now).shown())
        .extracting(Alert::id)
        .containsExactly("alarm-work", "alarm-b", "alarm-keys", "over-a", "customising-c");
  }

  @Test
  void loadingAgainEndsNoSession() {
    var loading =
        new Situation(new Connection.Loading(), report(PowerState.HALTED, "-"), List.of());
    assertThat(after(customising(false, "-"), loading).shown()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, just now, less than a minute",
    "59, just now, less than a minute",
    "60, 1 minute ago, 1 minute",
    "3599, 59 minutes ago, 59 minutes",
    "3600, 1 hour ago, 1 hour",
    "86400, 1 day ago, 1 day",
    "-5, just now, less than a minute"
  })
  void spansAreToldRoughly(long seconds, String ago, String between) {
    var then = NOON.plus(Duration.ofSeconds(seconds));
    assertThat(Sample.messages().say(Spans.ago(NOON, then))).isEqualTo(ago);
    assertThat(Sample.messages().say(Spans.between(NOON, then))).isEqualTo(between);
  }
}
