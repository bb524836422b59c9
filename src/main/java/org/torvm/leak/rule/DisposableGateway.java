package org.torvm.leak.rule;

import java.util.List;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakPath;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.Severity;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;

/** A Tor gateway is a disposable: it picks new entry guards at every start. */
public final class DisposableGateway implements Rule {
  private static final Wording SAY = new Wording("disposable-gateway");

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    return graph.qubes().stream()
        .filter(q -> q.klass() == QubeClass.DISPOSABLE && !q.isPreloaded())
        .map(Qube::name)
        .filter(graph.gateways()::isGateway)
        .map(DisposableGateway::finding)
        .toList();
  }

  private static Finding finding(QubeName name) {
    return SAY.finding(
        Severity.HIGH,
        name,
        SAY.say("title", name),
        SAY.say("why", name),
        LeakPath.of(name),
        new Remedy.Guided(SAY.say("fix", name)));
  }
}
