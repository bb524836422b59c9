package org.torvm.leak.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Finding;
import org.torvm.leak.Goal;
import org.torvm.leak.LeakPath;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.Severity;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.WatchedFeatures;

/**
 * A qube without network can have disposables made that have one, which is intended by Qubes
 * (QSB-47) and rarely by the user. High where the user wants the qube offline; otherwise medium and
 * in one group, since every stock installation has it, and not for internal qubes.
 */
public final class OfflineQubeNetworkedDisposables implements Rule {
  private static final Wording SAY = new Wording("offline-qube-networked-disposables");

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    var mending = new Mending(graph);
    return graph.qubes().stream()
        .filter(q -> q.klass() != QubeClass.TEMPLATE && graph.isOffline(q.name()))
        .filter(q -> graph.mustBeOffline(q.name()) || !isHidden(graph, q))
        .flatMap(q -> finding(graph, mending, q).stream())
        .toList();
  }

  private static boolean isHidden(EgressGraph graph, Qube qube) {
    return qube.isPreloaded() || graph.system().hasFeature(qube.name(), WatchedFeatures.INTERNAL);
  }

  private static Optional<Finding> finding(EgressGraph graph, Mending mending, Qube qube) {
    return Stream.of(Verdict.CLEARNET, Verdict.TORIFIED)
        .flatMap(v -> graph.waysThroughDisposables(qube.name(), v).stream())
        .findFirst()
        .map(path -> finding(graph, mending, qube, path));
  }

  private static Finding finding(EgressGraph graph, Mending mending, Qube qube, LeakPath path) {
    var name = qube.name();
    var template = mending.offlineTemplate(qube);
    var label =
        template.map(t -> SAY.say("fix", name, t)).orElseGet(() -> SAY.say("fix.none", name));
    boolean wanted = graph.mustBeOffline(name);
    var finding =
        SAY.finding(
            wanted ? Severity.HIGH : Severity.MEDIUM,
            name,
            SAY.say("title", name, path.hops().get(1)),
            SAY.say("why", name, Wording.line(path)),
            path,
            new Remedy.Fix(label, List.of(new Goal.DisposableTemplateIs(name, template))));
    return wanted ? finding : Wording.grouped(finding, SAY.id());
  }
}
