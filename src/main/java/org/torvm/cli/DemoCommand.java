package org.torvm.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.torvm.qubes.Release;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves an embedded Qubes system until it is interrupted. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
  /** How long calls take. */
  enum Latency {
    /** As long as those of a real qubesd. */
    GENUINE
  }

  private final RootCommand root;
  private final Ports ports;
  private final Terminal terminal;
  private final Messages messages;

  @Option(names = "--qubes", paramLabel = "N", descriptionKey = "cli.demo.qubes")
  private @Nullable Integer qubes;

  @Option(names = "--latency", paramLabel = "genuine", descriptionKey = "cli.demo.latency")
  private @Nullable Latency latency;

  @Option(names = "--release", paramLabel = "4.2|4.3", descriptionKey = "cli.demo.release")
  private Release release = Release.R4_3;

  DemoCommand(RootCommand root, Ports ports, Terminal terminal, Messages messages) {
    this.root = root;
    this.ports = ports;
    this.terminal = terminal;
    this.messages = messages;
  }

  @Override
  public Integer call() throws Stop {
    var socket = root.socket().orElseThrow(() -> Stop.usage("cli.demo.no-socket"));
    if (qubes != null && (qubes < 1 || qubes > 5_000)) {
      throw Stop.usage("cli.demo.qubes.range", 1, 5_000);
    }
    try (var demo = serve(socket)) {
      terminal.say(messages.say("cli.demo.ready", socket.toString()));
      terminal.out().flush();
      untilInterrupted(demo);
      return ExitCode.OK;
    } catch (IOException trouble) {
      var reason = String.valueOf(trouble.getMessage());
      throw new Stop(ExitCode.FINDINGS, Text.of("cli.demo.unserved", socket.toString(), reason));
    }
  }

  private Closeable serve(Path socket) throws IOException {
    var count = qubes == null ? OptionalInt.empty() : OptionalInt.of(qubes);
    return ports.serveDemo(socket, count, latency == Latency.GENUINE, release);
  }

  private static void untilInterrupted(Closeable demo) {
    // A signal ends the program without coming back here, and the socket file must not stay behind.
    var hook = Thread.ofPlatform().unstarted(() -> closeQuietly(demo));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private static void closeQuietly(Closeable demo) {
    try {
      demo.close();
    } catch (IOException _) {
      // The program is ending; there is nobody left to tell.
    }
  }
}
