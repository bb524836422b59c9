package org.torvm.leak.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Finding;
import org.torvm.leak.Goal;
import org.torvm.leak.LeakPath;
import org.torvm.leak.Past;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.Severity;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;

/**
 * A running qube was moved between Tor and clearnet, so that what it did before and what it does
 * now can be linked. From Tor to clearnet is critical for as long as it is there; the other way
 * round is high until the qube is shut down. Cut off since, it leaks nothing more.
 */
public final class NetQubeSwitchedTorToClear implements Rule {
  private static final Wording SAY = new Wording("net-qube-switched-tor-to-clear");

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    return graph.evidence().past().switches().entrySet().stream()
        .filter(e -> graph.system().qube(e.getKey()).filter(q -> q.state().isOn()).isPresent())
        .flatMap(e -> finding(graph, e).stream())
        .toList();
  }

  private static Optional<Finding> finding(
      EgressGraph graph, Map.Entry<QubeName, Past.Switch> entry) {
    var name = entry.getKey();
    var before = entry.getValue().before().verdict();
    var now = graph.route(name).verdict();
    if (before == Verdict.TORIFIED && now == Verdict.CLEARNET) {
      return Optional.of(toClearnet(graph, name));
    }
    if (before == Verdict.CLEARNET && now == Verdict.TORIFIED) {
      return Optional.of(toTor(name, graph.route(name).gateway().orElseThrow()));
    }
    return Optional.empty();
  }

  private static Finding toClearnet(EgressGraph graph, QubeName name) {
    var path = graph.ownPath(name);
    return SAY.finding(
        Severity.CRITICAL,
        name,
        SAY.say("title", name),
        SAY.say("why", name, Wording.line(path)),
        path,
        new Remedy.Fix(SAY.say("fix", name), Mending.cut(name)));
  }

  private static Finding toTor(QubeName name, QubeName gateway) {
    return SAY.finding(
        Severity.HIGH,
        name,
        SAY.say("title.tor", name, gateway),
        SAY.say("why.tor", name),
        LeakPath.of(name, gateway),
        new Remedy.Fix(SAY.say("fix.tor", name), List.of(new Goal.Off(name))));
  }
}
