package org.torvm.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Stands between a client and a system and hands everything on. It can change what the client asks,
 * and say something on the event stream that the system did not.
 */
public final class Relay implements Closeable {
  private final Path path;
  private final Path upstream;
  private final UnaryOperator<String> header;
  private final ServerSocketChannel server;
  private final List<SocketChannel> listeners = new CopyOnWriteArrayList<>();

  /**
   * Listens at {@code path} and hands on to {@code upstream}.
   *
   * @param header what becomes of the header of each call
   */
  public Relay(Path path, Path upstream, UnaryOperator<String> header) throws IOException {
    this.path = path;
    this.upstream = upstream;
    this.header = header;
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path), 128);
    Thread.ofVirtual().start(this::accept);
  }

  /** Writes those bytes to everyone who listens to events; returns when they are written. */
  public void say(byte[] event) throws IOException {
    for (SocketChannel listener : listeners) {
      var buffer = ByteBuffer.wrap(event);
      while (buffer.hasRemaining()) {
        listener.write(buffer);
      }
    }
  }

  private void accept() {
    try {
      while (true) {
        var client = server.accept();
        Thread.ofVirtual().start(() -> relay(client));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void relay(SocketChannel client) {
    try (client;
        var system = SocketChannel.open(UnixDomainSocketAddress.of(upstream))) {
      var request = changed(Channels.newInputStream(client).readAllBytes());
      var out = Channels.newOutputStream(system);
      out.write(request);
      system.shutdownOutput();
      if (new String(request, ISO_8859_1).startsWith("admin.Events")) {
        listeners.add(client);
      }
      Channels.newInputStream(system).transferTo(Channels.newOutputStream(client));
    } catch (IOException _) {
      // One side went away; so does the other.
    } finally {
      listeners.remove(client);
    }
  }

  private byte[] changed(byte[] request) {
    int end = 0;
    while (end < request.length && request[end] != 0) {
      end++;
    }
    var changed =
        header.apply(new String(request, 0, end, ISO_8859_1))
            + new String(request, end, request.length - end, ISO_8859_1);
    return changed.getBytes(ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
