package org.torvm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.torvm.leak.LeakReport;
import org.torvm.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws the graph into a file. */
@Command(name = "graph")
final class GraphCommand implements Callable<Integer> {
  /** The language of the picture. */
  enum Picture {
    SVG,
    DOT,
    JSON,
    PNG
  }

  private final RootCommand root;
  private final Ports ports;
  private final Terminal terminal;
  private final FirstLook firstLook;

  @Option(
      names = "--format",
      paramLabel = "svg|dot|json|png",
      required = true,
      descriptionKey = "cli.graph.format")
  private Picture picture = Picture.SVG;

  @Option(names = "--output", paramLabel = "FILE", descriptionKey = "cli.graph.output")
  private @Nullable Path output;

  GraphCommand(RootCommand root, Ports ports, Terminal terminal, FirstLook firstLook) {
    this.root = root;
    this.ports = ports;
    this.terminal = terminal;
    this.firstLook = firstLook;
  }

  @Override
  public Integer call() throws Stop {
    if (picture == Picture.PNG && output == null && terminal.question().isPresent()) {
      throw Stop.usage("cli.graph.png-to-terminal");
    }
    if (picture != Picture.PNG && root.theme().isPresent()) {
      throw Stop.usage("cli.graph.theme");
    }
    try (var session = root.open()) {
      var bytes = drawn(firstLook.at(session.situations()).report());
      if (output == null) {
        terminal.out().writeBytes(bytes);
        terminal.out().flush();
      } else {
        write(output, bytes);
      }
      return ExitCode.OK;
    }
  }

  private byte[] drawn(LeakReport report) {
    return switch (picture) {
      case SVG -> ports.svg(report).getBytes(UTF_8);
      case DOT -> ports.dot(report).getBytes(UTF_8);
      case JSON -> ports.graphJson(report).getBytes(UTF_8);
      case PNG -> ports.png(report, root.theme());
    };
  }

  private static void write(Path file, byte[] bytes) throws Stop {
    try {
      Files.write(file, bytes);
    } catch (IOException _) {
      throw new Stop(ExitCode.FINDINGS, Text.of("cli.file.unwritable", file.toString()));
    }
  }
}
