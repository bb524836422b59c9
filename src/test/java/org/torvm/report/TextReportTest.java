package org.torvm.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.torvm.leak.Severity;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Visible;

class TextReportTest {
  private static final TextReport PLAIN = new TextReport(TestWords.messages(), Ink.PLAIN);

  @Test
  void tellsWhichSystemWhatIsWrongAndWhereEveryQubeGoes() {
    var report =
        Made.report(
            Made.system(),
            true,
            Made.finding(Severity.CRITICAL, "anon-qube-on-clearnet", "anon"),
            Made.grouped(Severity.MEDIUM, "offline-qube-networked-disposables", "dvm"),
            Made.finding(Severity.MEDIUM, "template-has-net-qube", "gw-template"),
            Made.grouped(Severity.MEDIUM, "offline-qube-networked-disposables", "sys-net"));
    assertThat(String.join("\n", PLAIN.of(report)))
        .isEqualTo(
            """
            Qubes 4.3 on the system behind the socket you named: 6 qubes, checked at 2026-11-21T10:00:00Z

            LEAK WARNINGS
            1 critical, 0 high, 3 medium, 0 info

            CRITICAL  anon talks to the network.
                      path: anon -> sys-firewall -> clearnet
                      fix:  Put anon behind sys-whonix
                      rule: anon-qube-on-clearnet

            MEDIUM    dvm talks to the network.
                      and 1 more of this kind: sys-net
                      path: dvm -> sys-firewall -> clearnet
                      fix:  Put dvm behind sys-whonix
                      rule: offline-qube-networked-disposables

            MEDIUM    gw-template talks to the network.
                      path: gw-template -> sys-firewall -> clearnet
                      fix:  Put gw-template behind sys-whonix
                      rule: template-has-net-qube

            WHERE EVERY QUBE GOES
            QUBE          VERDICT   TIGHT    BY WAY OF                              ITS DISPOSABLES
            anon          torified  unknown  sys-whonix -> sys-firewall -> sys-net  dvm (torified)
            dvm           torified  unknown  sys-whonix -> sys-firewall -> sys-net  -
            gw-template   offline   unknown  -                                      -
            sys-firewall  clearnet  no       sys-net                                -
            sys-net       clearnet  no       -                                      -
            sys-whonix    clearnet  no       sys-firewall -> sys-net                -\
            """);
  }

  @Test
  void saysThatNothingWasFound() {
    assertThat(PLAIN.of(Made.report(Made.system(), true)))
        .contains("None. Every rule was checked and nothing was found.");
  }

  @Test
  void neverCallsAnIncompleteAuditClean() {
    assertThat(PLAIN.of(Made.report(Made.system(), false)))
        .contains("None found, but something could not be read: what is marked unknown may leak.");
    assertThat(
            PLAIN.of(Made.report(Made.system(), false, Made.finding(Severity.INFO, "r", "anon"))))
        .contains("Something could not be read: what is marked unknown may leak.");
  }

  @Test
  void theDemoSystemIsCalledSoInItsFirstLine() {
    var demo =
        new QubesSystem(
            SystemKind.DEMO,
            Made.system().release(),
            Made.system().qubes(),
            Made.system().globals());
    assertThat(PLAIN.of(Made.report(demo, true)).getFirst())
        .isEqualTo("DEMO: this is the built-in demo system. These are not your qubes.");
  }

  @Test
  void noEscapeSequenceWithoutColourAndOnlyOurOwnWithIt() {
    var hostile =
        Made.finding(
            Severity.HIGH,
            "r",
            "anon",
            "\u001b]0;owned\u0007\r\n\u202e\u009b31mred",
            Optional.empty());
    var report = Made.report(Made.system(), true, hostile);
    assertThat(PLAIN.of(report)).allMatch(l -> l.equals(Visible.of(l)));
    assertThat(PLAIN.of(report))
        .contains(
            "HIGH      anon talks to ‹U+001B›]0;owned‹U+0007›‹U+000D›‹U+000A›‹U+202E›‹U+009B›31mred.");
    assertThat(String.join("\n", new TextReport(TestWords.messages(), Ink.COLOUR).of(report)))
        .contains("\u001b[1;31mHIGH\u001b[0m")
        .doesNotContain("\u001b]")
        .doesNotContain("\u009b")
        .doesNotContain("\u202e");
  }
}
