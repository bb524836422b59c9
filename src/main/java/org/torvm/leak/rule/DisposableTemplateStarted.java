package org.torvm.leak.rule;

import java.util.List;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Finding;
import org.torvm.leak.Goal;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.Severity;
import org.torvm.qubes.Qube;

/**
 * A disposable template runs, or its start has been announced. What happens in it is inherited by
 * every disposable made later. Critical unless it is known to have no network, then high, and no
 * more than a reminder while the user customises it there.
 */
public final class DisposableTemplateStarted implements Rule {
  private static final Wording SAY = new Wording("disposable-template-started");

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    return graph.qubes().stream()
        .filter(Qube::isDisposableTemplate)
        .filter(q -> q.state().isOn() || isAnnounced(graph, q))
        .map(q -> finding(graph, q))
        .toList();
  }

  private static boolean isAnnounced(EgressGraph graph, Qube qube) {
    return graph.evidence().past().announcedStarts().containsKey(qube.name());
  }

  private static Finding finding(EgressGraph graph, Qube qube) {
    var name = qube.name();
    boolean customised = graph.isOffline(name) && graph.evidence().customising().containsKey(name);
    return SAY.finding(
        customised ? Severity.INFO : graph.isOffline(name) ? Severity.HIGH : Severity.CRITICAL,
        name,
        SAY.say(
            customised ? "title.customising" : qube.state().isOn() ? "title" : "title.starting",
            name),
        SAY.say("why", name),
        graph.ownPath(name),
        new Remedy.Fix(SAY.say("fix", name), List.of(new Goal.Off(name))));
  }
}
