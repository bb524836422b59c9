package org.torvm.cli;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.torvm.cli.line.WatchJson;
import org.torvm.cli.line.WatchLines;
import org.torvm.cli.line.WatchText;
import org.torvm.qubes.Connection;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import org.torvm.watch.Happening;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a line about everything that happens, at the moment it is known, until interrupted. */
@Command(name = "watch")
final class WatchCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Terminal terminal;
  private final Messages messages;
  private final Duration patience;

  @Option(names = "--format", paramLabel = "text|json", descriptionKey = "cli.format")
  private Format format = Format.TEXT;

  /** Gives up when the system was not reached in that time; later it waits for ever. */
  WatchCommand(RootCommand root, Terminal terminal, Messages messages, Duration patience) {
    this.root = root;
    this.terminal = terminal;
    this.messages = messages;
    this.patience = patience;
  }

  @Override
  public Integer call() throws Stop {
    WatchLines lines =
        switch (format) {
          case TEXT -> new WatchText(messages, terminal.ink());
          case JSON -> new WatchJson(messages);
        };
    // The pipe behind the output may be slow; the thread that watches must not wait for it.
    BlockingQueue<Happening> news = new LinkedBlockingQueue<>();
    try (var session = root.open()) {
      var situations = session.situations();
      boolean read = write(lines.heading(situations.latest().report().system()));
      boolean reached = false;
      try (var _ = session.chronicle().follow(news::add)) {
        while (read) {
          var next = reached ? news.take() : first(news);
          reached |= isLive(next);
          read = write(lines.line(next, situations.latest().report().system()));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.OK;
  }

  private Happening first(BlockingQueue<Happening> news) throws Stop, InterruptedException {
    @Nullable Happening next = news.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (next == null) {
      throw Stop.noConnection(Text.of("cli.connection.slow", patience.toSeconds()));
    }
    if (next instanceof Happening.ConnectionChanged(var _, Connection.Stale(var _, var trouble))) {
      throw Stop.noConnection(Text.of("cli.connection.lost", trouble));
    }
    return next;
  }

  private static boolean isLive(Happening happening) {
    return happening instanceof Happening.ConnectionChanged(var _, Connection.Live());
  }

  /** Writes and flushes a line; false when nobody reads any more. */
  private boolean write(String line) {
    terminal.say(line);
    return !terminal.out().checkError();
  }
}
