package org.torvm.demo;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.torvm.demo.part.Pace;

/**
 * The embedded demo system behind qubesd's wire protocol on a Unix socket. Any client of the Admin
 * API can talk to it. It can go away and come back, with its state kept, so that clients can be
 * tried against that.
 *
 * <p>Source: the Admin API page, section 1.
 */
public final class DemoServer implements AutoCloseable {
  private final Path socket;
  private final DemoSystem system;
  private final Conversation conversation;
  private final Connections connections = new Connections();
  private Optional<ServerSocketChannel> server = Optional.empty();

  private DemoServer(Path socket, DemoSystem system, Latency latency) {
    this.socket = socket;
    this.system = system;
    this.conversation = new Conversation(system, latency, connections);
  }

  /**
   * Serves the shipped system at that path until closed.
   *
   * @throws SocketUnusable when the path cannot be listened at, with the reason
   * @throws IOException when the system refuses for any other reason
   */
  public static DemoServer open(Path socket, DemoOptions options) throws IOException {
    var shipped = DemoState.household();
    var state =
        options.qubes().isPresent() ? shipped.withQubes(options.qubes().getAsInt()) : shipped;
    var pace = pace(options.startDuration());
    var system = DemoSystem.of(state, options.release(), pace, InstantSource.system());
    return open(socket, system, options.latency());
  }

  private static Pace pace(Duration start) {
    return start.isZero() ? Pace.INSTANT : Pace.starting(start);
  }

  /**
   * Serves any system at that path until closed.
   *
   * @throws SocketUnusable when the path cannot be listened at, with the reason
   * @throws IOException when the system refuses for any other reason
   */
  public static DemoServer open(Path socket, DemoSystem system, Latency latency)
      throws IOException {
    var server = new DemoServer(socket, system, latency);
    server.comeBack();
    return server;
  }

  /** Where it listens. */
  public Path socket() {
    return socket;
  }

  /** What it serves. */
  public DemoSystem system() {
    return system;
  }

  /** How many connections are open. */
  public int connections() {
    return connections.size();
  }

  /**
   * Cuts every connection, in the middle of an answer or a stream; new ones are accepted. A start
   * or a change that is under way goes on.
   */
  public void dropConnections() {
    connections.dropAll();
  }

  /** Stops as qubesd does when it goes away: the socket is gone, every connection is cut. */
  public synchronized void goAway() throws IOException {
    if (server.isPresent()) {
      server.get().close();
      server = Optional.empty();
      Files.deleteIfExists(socket);
    }
    connections.dropAll();
  }

  /** Listens again after {@link #goAway}, with the state as it was. */
  public synchronized void comeBack() throws IOException {
    if (server.isEmpty()) {
      var bound = UnixListener.bind(socket);
      server = Optional.of(bound);
      Thread.ofVirtual().name("demo-accept").start(() -> accept(bound));
    }
  }

  private void accept(ServerSocketChannel bound) {
    while (bound.isOpen()) {
      try {
        SocketChannel channel = bound.accept();
        connections.start(channel, () -> conversation.hold(channel));
      } catch (IOException _) {
        // Closed, which ends the loop, or no descriptor left: then some must be closed first.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
    }
  }

  /** Goes away for good. */
  @Override
  public void close() throws IOException {
    goAway();
  }
}
