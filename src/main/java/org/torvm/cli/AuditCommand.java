package org.torvm.cli;

import java.util.concurrent.Callable;
import org.torvm.leak.Severity;
import org.torvm.report.JsonReport;
import org.torvm.report.TextReport;
import org.torvm.text.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at everything once and says what is wrong. */
@Command(name = "audit")
final class AuditCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Terminal terminal;
  private final Messages messages;
  private final FirstLook firstLook;

  @Option(names = "--format", paramLabel = "text|json", descriptionKey = "cli.format")
  private Format format = Format.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "critical|high|medium|info",
      descriptionKey = "cli.audit.fail-on")
  private Severity failOn = Severity.HIGH;

  AuditCommand(RootCommand root, Terminal terminal, Messages messages, FirstLook firstLook) {
    this.root = root;
    this.terminal = terminal;
    this.messages = messages;
    this.firstLook = firstLook;
  }

  @Override
  public Integer call() throws Stop {
    try (var session = root.open()) {
      var report = firstLook.at(session.situations()).report();
      switch (format) {
        case TEXT -> new TextReport(messages, terminal.ink()).of(report).forEach(terminal::say);
        case JSON -> terminal.say(new JsonReport(messages).of(report));
      }
      return ExitCode.of(report, failOn);
    }
  }
}
