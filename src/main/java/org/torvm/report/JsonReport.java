package org.torvm.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakReport;
import org.torvm.leak.QubeRoute;
import org.torvm.leak.Remedy;
import org.torvm.leak.Route;
import org.torvm.leak.Spawn;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.text.Messages;

/**
 * An audit as JSON, in the shape that other programs rely on: issue 2, item 8. Fields may be added
 * to {@code system}; everything else changes only together with {@code schema}.
 */
public final class JsonReport {
  /** The version of the shape. */
  public static final int SCHEMA = 1;

  private final ObjectMapper mapper = new ObjectMapper();
  private final Messages messages;

  /** Reports in those words. */
  public JsonReport(Messages messages) {
    this.messages = messages;
  }

  /** The whole audit as one document, indented, without a newline at the end. */
  public String of(LeakReport report) {
    var root = mapper.createObjectNode();
    root.put("schema", SCHEMA);
    root.set("system", system(report.system()).put("checkedAt", report.at().toString()));
    root.put("qubes", report.system().qubeCount());
    root.put("complete", report.complete());
    var routes = root.putObject("routes");
    report.routes().forEach((name, route) -> routes.set(name.value(), route(route)));
    var findings = root.putArray("findings");
    report.findings().forEach(f -> findings.add(finding(f)));
    root.putArray("accepted");
    return written(root, true);
  }

  /** Which system was looked at. */
  public ObjectNode system(QubesSystem system) {
    return mapper
        .createObjectNode()
        .put("kind", system.kind().word())
        .put("release", system.release().word());
  }

  /** One finding, as it stands in the document. */
  public ObjectNode finding(Finding finding) {
    var node = mapper.createObjectNode();
    node.put("id", finding.id());
    node.put("rule", finding.rule());
    node.put("severity", finding.severity().word());
    node.put("qube", finding.qube().value());
    node.put("title", messages.say(finding.title()));
    var path = node.putArray("path");
    finding.path().words().forEach(path::add);
    node.put("ends", ends(finding.remedy()));
    node.put("fix", messages.say(finding.remedy().label()));
    return node;
  }

  /** The node as text, on one line unless {@code indented}. */
  public String written(ObjectNode node, boolean indented) {
    try {
      var writer = indented ? mapper.writerWithDefaultPrettyPrinter() : mapper.writer();
      return writer.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** An empty object. */
  public ObjectNode object() {
    return mapper.createObjectNode();
  }

  private ObjectNode route(QubeRoute found) {
    var node = mapper.createObjectNode();
    putWay(node, found.route());
    node.put("evidence", found.route().proof().word());
    switch (found.tightness()) {
      case TIGHT -> node.put("tight", true);
      case LEAKS -> node.put("tight", false);
      case UNKNOWN -> node.putNull("tight");
    }
    var disposables = node.putArray("disposables");
    for (Spawn spawn : found.disposables()) {
      putWay(disposables.addObject().put("template", spawn.template().value()), spawn.route());
    }
    return node;
  }

  private static void putWay(ObjectNode node, Route route) {
    node.put("verdict", route.verdict().word());
    names(node.putArray("via"), route.via());
  }

  private static void names(ArrayNode array, List<QubeName> names) {
    names.forEach(n -> array.add(n.value()));
  }

  private static String ends(Remedy remedy) {
    return switch (remedy) {
      case Remedy.Fix _ -> "fix";
      case Remedy.Guided _ -> "guided";
      case Remedy.Explain _ -> "explain";
    };
  }
}
