package org.torvm.leak.rule;

import java.util.List;
import java.util.Optional;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Finding;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.Severity;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;

/**
 * A qube that is meant to be anonymous is on clearnet.
 *
 * <p>The fix cuts a qube that is on: that ends the leak at once and links nothing. One that is off
 * leaks nothing yet, so it is put back behind the gateway where only one comes into question.
 */
public final class AnonQubeOnClearnet implements Rule {
  private static final Wording SAY = new Wording("anon-qube-on-clearnet");

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    var mending = new Mending(graph);
    return graph.qubes().stream()
        .filter(q -> graph.isAnonymous(q.name()) && graph.isClear(q.name()))
        .map(q -> finding(graph, mending, q))
        .toList();
  }

  private static Finding finding(EgressGraph graph, Mending mending, Qube qube) {
    var name = qube.name();
    var path = graph.ownPath(name);
    return SAY.finding(
        Severity.CRITICAL,
        name,
        SAY.say("title", name),
        SAY.say("why", name, Wording.line(path)),
        path,
        remedy(mending, qube));
  }

  private static Remedy remedy(Mending mending, Qube qube) {
    var name = qube.name();
    Optional<QubeName> gateway = qube.state().isOn() ? Optional.empty() : mending.onlyGateway(qube);
    return gateway
        .map(g -> new Remedy.Fix(SAY.say("fix.reconnect", name, g), mending.reconnect(qube, g)))
        .orElseGet(() -> new Remedy.Fix(SAY.say("fix", name), Mending.cut(name)));
  }
}
