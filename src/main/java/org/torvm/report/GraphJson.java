package org.torvm.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;
import org.torvm.text.Messages;
import org.torvm.text.Visible;

/**
 * The graph as data: who is there, what leads where, and every way out that is not Tor.
 *
 * <p>{@code nodes}: {@code qube}, {@code class} and {@code state} as qubesd names them, {@code
 * label}, {@code color}, {@code verdict} (absent for what is not audited). {@code edges}: {@code
 * from}, {@code to}, {@code kind} net-qube or disposable-template, {@code default} whether it
 * follows a default. {@code leaks}: {@code qube}, {@code path}.
 */
public final class GraphJson {
  private final JsonReport json;

  /** Data beside reports in those words. */
  public GraphJson(Messages messages) {
    this.json = new JsonReport(messages);
  }

  /** The graph of that audit as one document, indented, without a newline at the end. */
  public String of(LeakReport report) {
    var root = json.object().put("schema", JsonReport.SCHEMA);
    root.set("system", json.system(report.system()));
    root.put("complete", report.complete());
    var nodes = root.putArray("nodes");
    var edges = root.putArray("edges");
    for (Qube qube : report.system().qubes().values()) {
      node(nodes.addObject(), qube, report);
      edge(edges, qube, QubeReference.NET_QUBE, "net-qube");
      edge(edges, qube, QubeReference.DISPOSABLE_TEMPLATE, "disposable-template");
    }
    var leaks = root.putArray("leaks");
    report
        .routes()
        .forEach((name, found) ->
            found
                .leaks()
                .forEach(leak -> {
                  var path = leaks.addObject().put("qube", name.value()).putArray("path");
                  leak.words().forEach(path::add);
                }));
    return json.written(root, true);
  }

  private static void node(ObjectNode node, Qube qube, LeakReport report) {
    node.put("qube", qube.name().value())
        .put("class", qube.klass().wireName())
        .put("state", qube.state().wireName())
        .put("label", Visible.of(qube.label().name()))
        .put("color", qube.label().hex());
    var found = report.routes().get(qube.name());
    if (found != null) {
      node.put("verdict", found.route().verdict().word());
    }
  }

  private static void edge(ArrayNode edges, Qube qube, QubeReference reference, String kind) {
    Setting<Optional<QubeName>> setting = qube.reference(reference);
    setting
        .value()
        .flatMap(target -> target)
        .ifPresent(target ->
            edges
                .addObject()
                .put("from", qube.name().value())
                .put("to", target.value())
                .put("kind", kind)
                .put("default", setting.isInherited()));
  }
}
