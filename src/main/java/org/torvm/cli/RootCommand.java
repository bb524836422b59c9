package org.torvm.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.torvm.report.TextReport;
import org.torvm.settings.ThemeChoice;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program without a command: the window, or what can be shown of it without a display. */
@Command(name = "qubes-torvm-manager")
final class RootCommand implements Callable<Integer> {
  /** A longer path does not fit into the address of a Unix socket. */
  private static final int LONGEST_SOCKET_PATH = 107;

  private static final Path PICTURE = Path.of("qubes-torvm-manager.png");

  private final Ports ports;
  private final Terminal terminal;
  private final Messages messages;
  private final FirstLook firstLook;

  @Option(
      names = "--socket",
      paramLabel = "PATH",
      descriptionKey = "cli.socket",
      scope = ScopeType.INHERIT)
  private @Nullable Path socket;

  @Option(
      names = "--theme",
      paramLabel = "light|dark|desktop",
      descriptionKey = "cli.theme",
      scope = ScopeType.INHERIT)
  private @Nullable ThemeChoice theme;

  @Option(names = "--read-only", descriptionKey = "cli.read-only", scope = ScopeType.INHERIT)
  private boolean readOnly;

  RootCommand(Ports ports, Terminal terminal, Messages messages, FirstLook firstLook) {
    this.ports = ports;
    this.terminal = terminal;
    this.messages = messages;
    this.firstLook = firstLook;
  }

  @Override
  public Integer call() throws Stop {
    try (var session = open()) {
      boolean display = ports.hasDisplay();
      if (display && ports.showWindow(session, theme())) {
        return ExitCode.OK;
      }
      terminal.note(messages.say("cli.no-display"));
      var situation = firstLook.at(session.situations());
      new TextReport(messages, terminal.ink()).of(situation.report()).forEach(terminal::say);
      if (!display) {
        picture(session);
      }
      return ExitCode.OK;
    }
  }

  private void picture(Session session) throws Stop {
    try {
      Files.write(PICTURE, ports.windowPicture(session, theme()));
      terminal.note(messages.say("cli.picture", PICTURE.toString()));
    } catch (IOException _) {
      throw new Stop(ExitCode.FINDINGS, Text.of("cli.file.unwritable", PICTURE.toString()));
    }
  }

  /** Begins to watch the system that the command line means. */
  Session open() throws Stop {
    return ports.open(socket(), readOnly);
  }

  /** How the window and pictures of it are to look. */
  Optional<ThemeChoice> theme() {
    return Optional.ofNullable(theme);
  }

  /** The socket that was named. */
  Optional<Path> socket() throws Stop {
    var named = Optional.ofNullable(socket);
    if (named.isPresent()
        && named.get().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_PATH) {
      throw Stop.usage("cli.socket.too-long", LONGEST_SOCKET_PATH);
    }
    return named;
  }
}
