package org.torvm.leak.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Finding;
import org.torvm.leak.Goal;
import org.torvm.leak.LeakPath;
import org.torvm.leak.Remedy;
import org.torvm.leak.Rule;
import org.torvm.leak.Severity;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.WatchedFeatures;

/**
 * A Whonix qube lacks a tag that qrexec policy and Qube Manager go by: a workstation {@code
 * anon-vm}, a gateway {@code anon-gateway}. A gateway that only lacks its {@code sdwdate-gui-} tag
 * cannot show its clock state, which is no leak by itself: medium.
 */
public final class WhonixTagMissing implements Rule {
  private static final Wording SAY = new Wording("whonix-tag-missing");
  private static final String GATEWAY_TAG = "anon-gateway";
  private static final String CLOCK_TAGS = "sdwdate-gui-";
  private static final String GATEWAY_CLOCK_TAG = "sdwdate-gui-server";

  @Override
  public String id() {
    return SAY.id();
  }

  @Override
  public List<Finding> check(EgressGraph graph) {
    return graph.qubes().stream()
        .filter(q -> q.klass() != QubeClass.TEMPLATE && !q.isPreloaded())
        .flatMap(q -> finding(graph, q).stream())
        .toList();
  }

  private static Optional<Finding> finding(EgressGraph graph, Qube qube) {
    var name = qube.name();
    return qube.tags()
        .value()
        .map(tags -> missing(graph, name, tags))
        .filter(missing -> !missing.isEmpty())
        .map(missing -> finding(name, missing));
  }

  private static List<String> missing(EgressGraph graph, QubeName name, SortedSet<String> tags) {
    var missing = new ArrayList<String>();
    if (graph.system().hasFeature(name, WatchedFeatures.WHONIX_WORKSTATION)
        && !tags.contains(EgressGraph.ANON_TAG)) {
      missing.add(EgressGraph.ANON_TAG);
    }
    if (graph.system().hasFeature(name, WatchedFeatures.WHONIX_GATEWAY)) {
      if (!tags.contains(GATEWAY_TAG)) {
        missing.add(GATEWAY_TAG);
      }
      if (tags.stream().noneMatch(t -> t.startsWith(CLOCK_TAGS))) {
        missing.add(GATEWAY_CLOCK_TAG);
      }
    }
    return missing;
  }

  private static Finding finding(QubeName name, List<String> missing) {
    boolean onlyClock = missing.equals(List.of(GATEWAY_CLOCK_TAG));
    List<Goal> goals = missing.stream().<Goal>map(tag -> new Goal.Tagged(name, tag)).toList();
    return SAY.finding(
        onlyClock ? Severity.MEDIUM : Severity.HIGH,
        name,
        SAY.say("title", name, missing.getFirst()),
        SAY.say(onlyClock ? "why.clock" : "why", name),
        LeakPath.of(name),
        new Remedy.Fix(SAY.say("fix", name, String.join(", ", missing)), goals));
  }
}
