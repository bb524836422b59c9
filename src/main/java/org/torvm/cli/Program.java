package org.torvm.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.torvm.qubes.Release;
import org.torvm.text.Messages;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The command line: every command, its help and what it returns. */
public final class Program {
  private static final Logger LOG = LoggerFactory.getLogger(Program.class);
  private static final int WIDTH = 100;

  private final Ports ports;
  private final Terminal terminal;
  private final Messages messages;
  private final String version;
  private final Duration patience;

  /**
   * A program that reaches the rest of the world through those ports.
   *
   * @param patience how long a command waits for a system to be read as a whole
   */
  public Program(
      Ports ports, Terminal terminal, Messages messages, String version, Duration patience) {
    this.ports = ports;
    this.terminal = terminal;
    this.messages = messages;
    this.version = version;
    this.patience = patience;
  }

  /** Does what those arguments say and returns one of {@link ExitCode}. Throws nothing. */
  public int run(String... arguments) {
    var line = commandLine();
    line.setOut(writer(terminal.out()));
    line.setErr(writer(terminal.err()));
    line.setUsageHelpWidth(WIDTH);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Release.class, Program::release);
    line.setParameterExceptionHandler((trouble, _) -> {
      terminal.note(messages.say("cli.usage-error", String.valueOf(trouble.getMessage())));
      terminal.note(messages.say("cli.try-help", trouble.getCommandLine().getCommandName()));
      return ExitCode.USAGE;
    });
    line.setExecutionExceptionHandler((trouble, _, _) -> explained(trouble));
    int code = line.execute(arguments);
    terminal.out().flush();
    return code;
  }

  private CommandLine commandLine() {
    var firstLook = new FirstLook(patience);
    var dialogue = new ChangeDialogue(terminal, messages);
    var root = new RootCommand(ports, terminal, messages, firstLook);
    var means = new WishCommand.Means(root, firstLook, dialogue);
    var line =
        new CommandLine(root)
            .addSubcommand(new AuditCommand(root, terminal, messages, firstLook))
            .addSubcommand(new GraphCommand(root, ports, terminal, firstLook))
            .addSubcommand(new WishCommand.Torify(means))
            .addSubcommand(new WishCommand.Untorify(means))
            .addSubcommand(new WishCommand.Move(means))
            .addSubcommand(new WishCommand.Offline(means))
            .addSubcommand(new WishCommand.Online(means))
            .addSubcommand(new WishCommand.Pin(means))
            .addSubcommand(new WishCommand.Kill(means))
            .addSubcommand(new WishCommand.Remove(means))
            .addSubcommand(new PastCommands.Log(root, terminal, messages))
            .addSubcommand(new PastCommands.Undo(root, firstLook, dialogue))
            .addSubcommand(new PastCommands.Recover(root, firstLook, dialogue, terminal, messages))
            .addSubcommand(new WatchCommand(root, terminal, messages, patience))
            .addSubcommand(new DemoCommand(root, ports, terminal, messages));
    line.setResourceBundle(ResourceBundle.getBundle("org.torvm.text.messages", Locale.ROOT));
    describe(line, "cli.about", "cli.exit-codes");
    line.getSubcommands()
        .forEach((name, sub) -> describe(sub, "cli." + name + ".about", "cli." + name + ".exit"));
    return line;
  }

  private void describe(CommandLine line, String about, String footer) {
    line.getCommandSpec()
        .mixinStandardHelpOptions(true)
        .version(messages.say("cli.version", version));
    var usage = line.getCommandSpec().usageMessage();
    usage.description(messages.say(about));
    usage.footer("", messages.say(footer));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  private int explained(Exception trouble) {
    if (trouble instanceof Stop stop) {
      terminal.note(messages.say(stop.reason()));
      return stop.code();
    }
    // Without its message: it could repeat what a qube has chosen.
    LOG.error("{} at {}", trouble.getClass().getName(), List.of(trouble.getStackTrace()));
    terminal.note(messages.say("cli.internal", trouble.getClass().getName()));
    return ExitCode.INTERNAL;
  }

  private static Release release(String word) {
    return switch (word) {
      case "4.2" -> Release.R4_2;
      case "4.3" -> Release.R4_3;
      default -> throw new TypeConversionException("4.2, 4.3");
    };
  }
}
