package org.torvm.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import org.torvm.text.Visible;

/**
 * qubesd's own socket, or one that speaks like it. One connection carries one call; the request
 * ends with a half-close, without which qubesd waits for ever.
 *
 * <p>Source: {@code qubesadmin/app.py} (QubesLocal) in qubes-core-admin-client.
 */
public final class QubesdSocket implements Transport {
  /** qubesd's socket in dom0. */
  public static final Path IN_DOM0 = Path.of("/var/run/qubesd.sock");

  /** The socket beside it that answers {@code internal.GetSystemInfo}. */
  public static final Path INTERNAL_IN_DOM0 = Path.of("/var/run/qubesd.internal.sock");

  /** The kernel takes no longer path of a Unix socket. */
  public static final int MAXIMUM_PATH_BYTES = 107;

  private static final int LONGEST_PAUSE_MILLIS = 50;

  private final Path path;
  private final InFlight inFlight = new InFlight();

  /**
   * The socket at that path; nothing is opened yet.
   *
   * @throws IllegalArgumentException when the path is longer than {@link #MAXIMUM_PATH_BYTES}; the
   *     message is for the user
   */
  public QubesdSocket(Path path) {
    if (path.toString().getBytes(UTF_8).length > MAXIMUM_PATH_BYTES) {
      throw new IllegalArgumentException(
          Messages.shipped().say("connection.path-too-long", Integer.toString(MAXIMUM_PATH_BYTES)));
    }
    this.path = path;
  }

  @Override
  public Bytes exchange(Call call, Duration deadline, int replyLimit) throws AdminException {
    byte[] request = encoded(call);
    long end = System.nanoTime() + deadline.toNanos();
    return inFlight.run(
        call,
        deadline,
        course -> {
          try (var channel = connect(end)) {
            course.sending();
            send(channel, request);
            return read(call, Channels.newInputStream(channel), replyLimit);
          } catch (IOException e) {
            throw new AdminException.ConnectionLost(call);
          }
        });
  }

  @Override
  public EventStream open(Call call, Duration deadline) throws AdminException {
    byte[] request = encoded(call);
    var channel = connect(System.nanoTime() + deadline.toNanos());
    try {
      send(channel, request);
    } catch (IOException e) {
      close(channel);
      throw new AdminException.ConnectionLost(call);
    }
    return new Stream(call, channel);
  }

  /** Reads to the end, keeping at most {@code limit} bytes. */
  static Bytes read(Call call, InputStream in, int limit) throws IOException, AdminException {
    var reply = new ByteArrayOutputStream();
    byte[] piece = new byte[8192];
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      if (reply.size() + read > limit) {
        throw new AdminException.TooLarge(call);
      }
      reply.write(piece, 0, read);
    }
    return Bytes.of(reply.toByteArray());
  }

  /** The bytes of that call. */
  static byte[] encoded(Call call) throws AdminException.Unsayable {
    try {
      return call.encode();
    } catch (IllegalArgumentException e) {
      throw new AdminException.Unsayable(call);
    }
  }

  private SocketChannel connect(long end) throws AdminException.NotReachable {
    for (int pause = 1; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS)) {
      try {
        return connect();
      } catch (IOException e) {
        if (!isPassing(e) || System.nanoTime() > end) {
          throw unreachable(e);
        }
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AdminException.NotReachable(Text.of("connection.given-up"));
      }
    }
  }

  private SocketChannel connect() throws IOException {
    var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(path));
      return channel;
    } catch (IOException e) {
      close(channel);
      throw e;
    }
  }

  // A full backlog gives EAGAIN, which Java reports as a bare SocketException whose text depends on
  // the language; so everything else that can be wrong is ruled out instead.
  private boolean isPassing(IOException e) {
    return e instanceof SocketException
        && !(e instanceof ConnectException)
        && Files.exists(path)
        && Files.isWritable(path);
  }

  private AdminException.NotReachable unreachable(IOException e) {
    var shown = Visible.of(path.toString(), MAXIMUM_PATH_BYTES);
    if (!Files.exists(path)) {
      return new AdminException.NotReachable(Text.of("connection.no-socket", shown));
    }
    if (!Files.isWritable(path)) {
      return new AdminException.NotReachable(Text.of("connection.no-permission", shown));
    }
    return e instanceof ConnectException
        ? new AdminException.NotReachable(Text.of("connection.nobody-listens", shown))
        : new AdminException.NotReachable(Text.of("connection.overloaded", shown));
  }

  private static void send(SocketChannel channel, byte[] request) throws IOException {
    var buffer = ByteBuffer.wrap(request);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.shutdownOutput();
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Closing is all that was wanted.
    }
  }

  private record Stream(Call call, SocketChannel channel) implements EventStream {
    @Override
    public int read(byte[] buffer) throws AdminException {
      try {
        return channel.read(ByteBuffer.wrap(buffer));
      } catch (IOException e) {
        if (!channel.isOpen()) {
          return -1;
        }
        throw new AdminException.ConnectionLost(call);
      }
    }

    @Override
    public void close() {
      QubesdSocket.close(channel);
    }
  }
}
