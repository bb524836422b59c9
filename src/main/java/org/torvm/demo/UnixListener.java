package org.torvm.demo;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Binds the Unix socket. */
final class UnixListener {
  /** What the kernel has room for in {@code sockaddr_un}, without the NUL at the end. */
  private static final int LONGEST_PATH = 107;

  /** Enough for any client: with the default, many simultaneous calls are refused by the kernel. */
  private static final int BACKLOG = 256;

  private UnixListener() {}

  /**
   * A listening socket at that path, for the owner only.
   *
   * @throws SocketUnusable when the path is too long for a socket, when a file is there that is no
   *     socket, or when somebody answers at the socket that is there
   * @throws IOException when the system refuses for any other reason
   */
  static ServerSocketChannel bind(Path path) throws IOException {
    if (path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
      throw new SocketUnusable(SocketUnusable.Why.PATH_TOO_LONG, path);
    }
    removeStale(path);
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(path), BACKLOG);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  private static void removeStale(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    var attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isOther()) {
      throw new SocketUnusable(SocketUnusable.Why.NOT_A_SOCKET, path);
    }
    if (answers(path)) {
      throw new SocketUnusable(SocketUnusable.Why.IN_USE, path);
    }
    Files.delete(path);
  }

  private static boolean answers(Path path) {
    try (var probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return probe.isConnected();
    } catch (IOException _) {
      return false;
    }
  }
}
