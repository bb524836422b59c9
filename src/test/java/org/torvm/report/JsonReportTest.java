package org.torvm.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakPath;
import org.torvm.leak.Remedy;
import org.torvm.leak.Severity;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;
import org.torvm.text.Text;
import org.torvm.text.Visible;
import org.torvm.watch.Small;

class JsonReportTest {
  private static final JsonReport REPORT = new JsonReport(TestWords.messages());
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void hasTheShapeThatOtherProgramsRelyOn() throws Exception {
    var report =
        Made.report(
            Made.system(), true, Made.finding(Severity.CRITICAL, "anon-qube-on-clearnet", "anon"));
    assertThat(MAPPER.readTree(REPORT.of(report)))
        .isEqualTo(
            MAPPER.readTree(
                """
                {
                  "schema": 1,
                  "system": {"kind": "socket", "release": "4.3", "checkedAt": "2026-11-21T10:00:00Z"},
                  "qubes": 6,
                  "complete": true,
                  "routes": {
                    "anon": {
                      "verdict": "torified",
                      "via": ["sys-whonix", "sys-firewall", "sys-net"],
                      "evidence": "declared",
                      "tight": null,
                      "disposables": [
                        {
                          "template": "dvm",
                          "verdict": "torified",
                          "via": ["sys-whonix", "sys-firewall", "sys-net"]
                        }
                      ]
                    },
                    "dvm": {
                      "verdict": "torified",
                      "via": ["sys-whonix", "sys-firewall", "sys-net"],
                      "evidence": "declared",
                      "tight": null,
                      "disposables": []
                    },
                    "gw-template": {
                      "verdict": "offline",
                      "via": [],
                      "evidence": "declared",
                      "tight": null,
                      "disposables": []
                    },
                    "sys-firewall": {
                      "verdict": "clearnet",
                      "via": ["sys-net"],
                      "evidence": "declared",
                      "tight": false,
                      "disposables": []
                    },
                    "sys-net": {
                      "verdict": "clearnet",
                      "via": [],
                      "evidence": "declared",
                      "tight": false,
                      "disposables": []
                    },
                    "sys-whonix": {
                      "verdict": "clearnet",
                      "via": ["sys-firewall", "sys-net"],
                      "evidence": "declared",
                      "tight": false,
                      "disposables": []
                    }
                  },
                  "findings": [
                    {
                      "id": "anon-qube-on-clearnet:anon",
                      "rule": "anon-qube-on-clearnet",
                      "severity": "critical",
                      "qube": "anon",
                      "title": "anon talks to the network.",
                      "path": ["anon", "sys-firewall", "clearnet"],
                      "ends": "fix",
                      "fix": "Put anon behind sys-whonix"
                    }
                  ],
                  "accepted": []
                }
                """));
  }

  @Test
  void saysHowEachRemedyEnds() throws Exception {
    var fix = Made.finding(Severity.INFO, "r", "anon");
    assertThat(ends(fix)).isEqualTo("fix");
    assertThat(ends(with(fix, new Remedy.Guided(Text.of("test.why"))))).isEqualTo("guided");
    assertThat(ends(with(fix, new Remedy.Explain(Text.of("test.why"))))).isEqualTo("explain");
  }

  @Test
  void whatCouldNotBeReadIsUnknownAndTheAuditIncomplete() throws Exception {
    var hidden =
        Made.system()
            .change(Small.name("anon"), q -> q.with(QubeReference.NET_QUBE, Setting.unknown()));
    var json = MAPPER.readTree(REPORT.of(Made.report(hidden, false)));
    assertThat(json.at("/complete").booleanValue()).isFalse();
    assertThat(json.at("/routes/anon/verdict").textValue()).isEqualTo("unknown");
    assertThat(json.at("/routes/anon/tight").isNull()).isTrue();
  }

  @Test
  void hostileWordsStayWordsWithoutControlCharacters() throws Exception {
    var hostile =
        Made.finding(
            Severity.HIGH, "r", "anon", "\"}],\u001b[2J\u0000\u202e\u0085", Optional.empty());
    var written = REPORT.of(Made.report(Made.system(), true, hostile));
    assertThat(written.lines()).allMatch(l -> l.equals(Visible.of(l)));
    assertThat(MAPPER.readTree(written).at("/findings/0/title").textValue())
        .isEqualTo("anon talks to \"}],‹U+001B›[2J‹U+0000›‹U+202E›‹U+0085›.");
  }

  private static String ends(Finding finding) throws Exception {
    return MAPPER
        .readTree(REPORT.of(Made.report(Made.system(), true, finding)))
        .at("/findings/0/ends")
        .textValue();
  }

  private static Finding with(Finding finding, Remedy remedy) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.qube(),
        finding.title(),
        finding.why(),
        finding.source(),
        LeakPath.of(finding.qube()),
        remedy,
        Optional.empty());
  }
}
