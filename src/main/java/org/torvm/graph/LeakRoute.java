package org.torvm.graph;

import java.util.List;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/**
 * A way out that is not Tor, drawn over everything else. Routes to one place share a trunk and a
 * label.
 *
 * @param from where they begin
 * @param to where they leave to: the net qube, or the disposable template
 * @param findings the ids of the findings it shows
 * @param paths the routes, as SVG path data
 * @param arrow the closed triangle at their common end, as SVG path data
 * @param headline the first line of the label, such as "leak: anon-whonix"
 * @param words the second line, such as "spawns clearnet disposables"
 * @param label the label's box; it covers no card
 */
public record LeakRoute(
    List<QubeName> from,
    QubeName to,
    List<String> findings,
    List<String> paths,
    String arrow,
    Text headline,
    Text words,
    Box label) {
  /** Copies the lists. */
  public LeakRoute {
    from = List.copyOf(from);
    findings = List.copyOf(findings);
    paths = List.copyOf(paths);
  }
}
