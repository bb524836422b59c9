package org.torvm.leak.rule;

import java.util.List;
import java.util.Optional;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakPath;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.Severity;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;

/**
 * Where a qube that must use Tor, or is meant to be anonymous, sends its bytes cannot be told, or
 * where its disposables do. Not knowing is no all-clear: high.
 */
public final class MustUseTorUnknown implements Rule {
  private static final Wording SAY = new Wording("must-use-tor-unknown");

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    return graph.qubes().stream()
        .map(Qube::name)
        .filter(name -> graph.mustUseTor(name) || graph.isAnonymous(name))
        .flatMap(name -> finding(graph, name).stream())
        .toList();
  }

  private static Optional<Finding> finding(EgressGraph graph, QubeName name) {
    if (graph.route(name).verdict() == Verdict.UNKNOWN) {
      return Optional.of(finding(name, "", graph.ownPath(name)));
    }
    if (graph.knowsDisposables(name)) {
      return Optional.empty();
    }
    var hidden = graph.waysThroughDisposables(name, Verdict.UNKNOWN).stream().findFirst();
    var path = hidden.orElseGet(() -> new LeakPath(List.of(name), LeakPath.End.UNKNOWN));
    return Optional.of(finding(name, ".disposables", path));
  }

  private static Finding finding(QubeName name, String variant, LeakPath path) {
    return SAY.finding(
        Severity.HIGH,
        name,
        SAY.say("title" + variant, name),
        SAY.say("why", name, Wording.line(path)),
        path,
        new Remedy.Explain(SAY.say("fix", name)));
  }
}
