package org.torvm.leak.rule;

import java.util.List;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakPath;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.Severity;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;

/** Disposables leave traces: told once, about the whole system, where there are disposables. */
public final class DisposablesNotAmnesic implements Rule {
  private static final Wording SAY = new Wording("disposables-not-amnesic");

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    boolean any =
        graph.qubes().stream()
            .anyMatch(q -> q.klass() == QubeClass.DISPOSABLE || q.isDisposableTemplate());
    return any ? List.of(finding()) : List.of();
  }

  private static Finding finding() {
    return SAY.finding(
        Severity.INFO,
        QubeName.DOM0,
        SAY.say("title"),
        SAY.say("why"),
        LeakPath.of(),
        new Remedy.Explain(SAY.say("fix")));
  }
}
