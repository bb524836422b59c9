package org.torvm.leak.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakPath;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.Severity;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.WatchedFeatures;

/**
 * A named disposable is called as if it were a disposable template ({@code dvm}): medium. A
 * disposable template is not called so: info, in one group, and not for internal qubes.
 */
public final class NamedDisposableMisnamed implements Rule {
  private static final Wording SAY = new Wording("named-disposable-misnamed");

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    return graph.qubes().stream().flatMap(q -> finding(graph, q).stream()).toList();
  }

  private static Optional<Finding> finding(EgressGraph graph, Qube qube) {
    var name = qube.name();
    var spelling = name.value().toLowerCase(Locale.ROOT);
    boolean certainlyNamed = qube.isNamedDisposable() && qube.flag(QubeFlag.AUTO_CLEANUP).isKnown();
    if (certainlyNamed && spelling.contains("dvm")) {
      return Optional.of(finding(Severity.MEDIUM, name, ""));
    }
    if (qube.isDisposableTemplate()
        && !spelling.contains("-dvm")
        && !graph.system().hasFeature(name, WatchedFeatures.INTERNAL)) {
      return Optional.of(Wording.grouped(finding(Severity.INFO, name, ".template"), SAY.id()));
    }
    return Optional.empty();
  }

  private static Finding finding(Severity severity, QubeName name, String variant) {
    return SAY.finding(
        severity,
        name,
        SAY.say("title" + variant, name),
        SAY.say("why" + variant, name),
        LeakPath.of(name),
        new Remedy.Guided(SAY.say("fix" + variant, name)));
  }
}
