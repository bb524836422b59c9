package org.torvm.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.leak.Finding;
import org.torvm.leak.Intent;
import org.torvm.leak.LeakPath;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Past;
import org.torvm.leak.Remedy;
import org.torvm.leak.Severity;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.text.Text;
import org.torvm.watch.Small;

/** Reports about the small system, with findings made up. */
public final class Made {
  private Made() {}

  /** The small system; anon makes its disposables from dvm. */
  public static QubesSystem system() {
    return Small.system()
        .change(
            Small.name("anon"),
            q ->
                q.with(
                    QubeReference.DISPOSABLE_TEMPLATE,
                    Setting.explicit(Optional.of(Small.name("dvm")))));
  }

  /** What the audit says of that system, with those findings. */
  public static LeakReport report(QubesSystem system, boolean complete, Finding... findings) {
    var evidence = new Evidence(system, Intent.NONE, Map.of(), Past.NOTHING, Small.T0);
    var audited = new Audit(List.of()).of(evidence);
    return new LeakReport(system, audited.routes(), List.of(findings), complete, Small.T0);
  }

  /** A finding that a button mends. */
  public static Finding finding(Severity severity, String rule, String qube) {
    return finding(severity, rule, qube, "the network", Optional.empty());
  }

  /** A finding of a group. */
  public static Finding grouped(Severity severity, String rule, String qube) {
    return finding(severity, rule, qube, "the network", Optional.of(rule));
  }

  /** A finding with a word in its title that somebody else chose. */
  public static Finding finding(
      Severity severity, String rule, String qube, String word, Optional<String> group) {
    var name = Small.name(qube);
    return new Finding(
        rule,
        severity,
        name,
        Text.of("test.title", name, word),
        Text.of("test.why"),
        Text.of("test.source"),
        LeakPath.toClearnet(List.of(name, Small.name("sys-firewall"))),
        new Remedy.Fix(Text.of("test.fix", name), List.of()),
        group);
  }
}
