package org.torvm.leak.rule;

import java.util.List;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Finding;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.Severity;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;

/**
 * A disposable that is on and on clearnet was made from an anonymous template or by an anonymous
 * qube. The maker is known by tag {@code disp-created-by-X}; where dom0 made it on behalf of a
 * qube, the tag names dom0 and only the copied tags and features tell.
 */
public final class DisposableBornClearnet implements Rule {
  private static final Wording SAY = new Wording("disposable-born-clearnet");
  private static final String MADE_BY = "disp-created-by-";

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    return graph.qubes().stream()
        .filter(q -> q.klass() == QubeClass.DISPOSABLE && q.state().isOn())
        .filter(q -> !graph.isPreloaded(q.name()).value().orElse(true))
        .filter(q -> graph.isClear(q.name()))
        .filter(q -> graph.isAnonymous(q.name()) || isMadeByAnonymousQube(graph, q))
        .map(q -> finding(graph, q.name()))
        .toList();
  }

  private static boolean isMadeByAnonymousQube(EgressGraph graph, Qube qube) {
    return qube.tags().value().stream()
        .flatMap(tags -> tags.stream())
        .filter(tag -> tag.startsWith(MADE_BY))
        .flatMap(tag -> QubeName.parse(tag.substring(MADE_BY.length())).stream())
        .anyMatch(graph::isAnonymous);
  }

  private static Finding finding(EgressGraph graph, QubeName name) {
    var path = graph.ownPath(name);
    return SAY.finding(
        Severity.CRITICAL,
        name,
        SAY.say("title", name),
        SAY.say("why", name, Wording.line(path)),
        path,
        new Remedy.Fix(SAY.say("fix", name), Mending.cut(name)));
  }
}
