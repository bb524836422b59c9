package org.torvm.admin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server on a Unix socket that treats each connection as a test wants it. */
public final class UnixServer implements AutoCloseable {
  /** What to do with a connection; it is closed afterwards. */
  public interface Treatment {
    void treat(SocketChannel client) throws IOException;
  }

  private final Path path;
  private final ServerSocketChannel server;
  private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();

  /** Listens at that path with that backlog; what stood there before is removed. */
  public UnixServer(Path path, int backlog, Treatment treatment) {
    this.path = path;
    try {
      Files.deleteIfExists(path);
      server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(path), backlog);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("unix-server").start(() -> accept(treatment));
  }

  private void accept(Treatment treatment) {
    try {
      while (true) {
        var client = server.accept();
        clients.add(client);
        Thread.ofVirtual().name("unix-client").start(() -> serve(client, treatment));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private void serve(SocketChannel client, Treatment treatment) {
    try (client) {
      treatment.treat(client);
    } catch (IOException e) {
      // The client has gone, which is what some tests are about.
    } finally {
      clients.remove(client);
    }
  }

  /** Everything the client sends until it closes its half. */
  public static byte[] readAll(SocketChannel client) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var buffer = ByteBuffer.allocate(4096);
    while (client.read(buffer) >= 0) {
      bytes.write(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
    return bytes.toByteArray();
  }

  /** Sends all of that. */
  public static void write(SocketChannel client, byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      client.write(buffer);
    }
  }

  /** Breaks every connection there is; the server goes on. */
  public void dropAll() {
    clients.forEach(UnixServer::close);
  }

  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    dropAll();
  }

  private static void close(SocketChannel client) {
    try {
      client.close();
    } catch (IOException e) {
      // Gone already.
    }
  }
}
