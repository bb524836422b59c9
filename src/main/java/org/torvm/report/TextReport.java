package org.torvm.report;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakReport;
import org.torvm.leak.QubeRoute;
import org.torvm.leak.Severity;
import org.torvm.leak.Spawn;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Messages;

/**
 * An audit as text for a terminal: which system, what is wrong, where every qube's bytes go. Every
 * line is free of control characters but for those of the chosen ink.
 */
public final class TextReport {
  private static final String INDENT = " ".repeat(10);

  private final Messages messages;
  private final Ink ink;

  /** Reports in those words and that ink. */
  public TextReport(Messages messages, Ink ink) {
    this.messages = messages;
    this.ink = ink;
  }

  /** The whole audit, line by line, without newlines. */
  public List<String> of(LeakReport report) {
    var lines = new ArrayList<String>();
    lines.addAll(heading(report));
    lines.add("");
    lines.addAll(findings(report));
    lines.add("");
    lines.addAll(routes(report));
    return List.copyOf(lines);
  }

  /** Which system was looked at; for the demo system in words that cannot be overlooked. */
  public List<String> heading(LeakReport report) {
    var lines = new ArrayList<String>();
    var system = report.system();
    if (system.kind() == SystemKind.DEMO) {
      lines.add(ink.alert(say("report.demo")));
    }
    lines.add(
        say(
            "report.system",
            say("report.kind." + system.kind().word()),
            system.release().word(),
            system.qubeCount(),
            report.at().truncatedTo(ChronoUnit.SECONDS).toString()));
    return lines;
  }

  /** One finding in a line: severity, qube, what can leak. */
  public String line(Finding finding) {
    return ink.severity(finding.severity(), finding.severity().word().toUpperCase(Locale.ROOT))
        + " "
        + finding.qube()
        + ": "
        + messages.say(finding.title());
  }

  private List<String> findings(LeakReport report) {
    var lines = new ArrayList<String>();
    lines.add(ink.heading(say("report.findings")));
    if (report.findings().isEmpty()) {
      lines.add(say(report.complete() ? "report.nothing" : "report.nothing.incomplete"));
      return lines;
    }
    lines.add(count(report.findings()));
    if (!report.complete()) {
      lines.add(ink.alert(say("report.incomplete")));
    }
    for (List<Finding> entry : entries(report.findings())) {
      lines.add("");
      lines.addAll(entry(entry));
    }
    return lines;
  }

  private String count(List<Finding> findings) {
    return Arrays.stream(Severity.values())
        .map(s ->
            say(
                "report.count." + s.word(),
                findings.stream().filter(f -> f.severity() == s).count()))
        .collect(Collectors.joining(", "));
  }

  /** The findings, those of one group together at the place of the first of them. */
  private static List<List<Finding>> entries(List<Finding> findings) {
    Map<Object, List<Finding>> entries = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Object key = finding.group().isPresent() ? finding.group().get() : new Object();
      entries.computeIfAbsent(key, _ -> new ArrayList<>()).add(finding);
    }
    return List.copyOf(entries.values());
  }

  private List<String> entry(List<Finding> entry) {
    var first = entry.getFirst();
    var severity = first.severity();
    var word = severity.word().toUpperCase(Locale.ROOT);
    var lines = new ArrayList<String>();
    lines.add(
        ink.severity(severity, word)
            + " ".repeat(INDENT.length() - word.length())
            + messages.say(first.title()));
    if (entry.size() > 1) {
      lines.add(INDENT + say("report.group", entry.size() - 1, others(entry)));
    }
    var path = String.join(" -> ", first.path().words());
    if (!path.isEmpty()) {
      lines.add(INDENT + say("report.path", path));
    }
    lines.add(INDENT + say("report.fix", messages.say(first.remedy().label())));
    lines.add(INDENT + say("report.rule", first.rule()));
    return lines;
  }

  private static String others(List<Finding> entry) {
    return entry.stream().skip(1).map(f -> f.qube().value()).collect(Collectors.joining(", "));
  }

  private List<String> routes(LeakReport report) {
    var table = new Table();
    table.row(
        say("report.column.qube"),
        say("report.column.verdict"),
        say("report.column.tight"),
        say("report.column.via"),
        say("report.column.disposables"));
    report.routes().forEach((name, found) -> table.row(cells(name, found)));
    var lines = new ArrayList<String>();
    lines.add(ink.heading(say("report.routes")));
    lines.addAll(table.lines());
    return lines;
  }

  private String[] cells(QubeName name, QubeRoute found) {
    var route = found.route();
    var via = route.via().stream().map(QubeName::value).collect(Collectors.joining(" -> "));
    return new String[] {
      name.value(),
      route.verdict().word(),
      say("report.tight." + found.tightness().name().toLowerCase(Locale.ROOT)),
      via.isEmpty() ? "-" : via,
      found.disposables().isEmpty()
          ? "-"
          : found.disposables().stream().map(TextReport::spawn).collect(Collectors.joining(", ")),
    };
  }

  private static String spawn(Spawn spawn) {
    return spawn.template() + " (" + spawn.route().verdict().word() + ")";
  }

  private String say(String key, Object... arguments) {
    return messages.say(key, arguments);
  }
}
