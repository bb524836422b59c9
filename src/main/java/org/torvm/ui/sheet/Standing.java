package org.torvm.ui.sheet;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.torvm.graph.Words;
import org.torvm.leak.LeakReport;
import org.torvm.leak.QubeRoute;
import org.torvm.leak.Route;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/** Where qubes stand now, a line for each. Pure. */
public final class Standing {
  private Standing() {}

  /**
   * The ways of those qubes as the newest audit has them. What a net qube's own packets do says
   * nothing about those that it passes on, so there is no line for it.
   */
  public static List<Text> of(Collection<QubeName> qubes, Optional<LeakReport> now) {
    return now.stream()
        .flatMap(report -> qubes.stream().flatMap(q -> line(q, report).stream()))
        .toList();
  }

  private static Optional<Text> line(QubeName name, LeakReport report) {
    var qube = report.system().qube(name);
    if (qube.isEmpty()) {
      return report.complete()
          ? Optional.of(Text.of("window.change.truth.gone", name.value()))
          : Optional.empty();
    }
    return qube.filter(q -> !q.is(QubeFlag.PROVIDES_NETWORK))
        .flatMap(_ -> Optional.ofNullable(report.routes().get(name)))
        .map(QubeRoute::route)
        .map(route -> way(name, route));
  }

  private static Text way(QubeName qube, Route route) {
    String via = String.join(" → ", route.via().stream().map(QubeName::value).toList());
    return via.isEmpty()
        ? Text.of("window.change.truth", qube.value(), Words.of(route.verdict()))
        : Text.of("window.change.truth.via", qube.value(), Words.of(route.verdict()), via);
  }
}
