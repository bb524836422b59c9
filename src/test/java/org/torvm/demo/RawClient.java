package org.torvm.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.torvm.admin.Bytes;
import org.torvm.admin.Call;

/** The plainest client there can be: bytes out, half-close, bytes in. */
final class RawClient {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private final Path socket;

  RawClient(Path socket) {
    this.socket = socket;
  }

  /** The whole answer to a call from dom0. */
  String call(String method, String argument, String destination, String payload)
      throws IOException {
    var call = Call.of(method, argument, destination, Bytes.of(payload));
    return Bytes.of(send(call.encode())).utf8();
  }

  /** The value of a call from dom0 that must succeed. */
  String value(String method, String argument, String destination, String payload)
      throws IOException {
    var answer = call(method, argument, destination, payload);
    if (!answer.startsWith("0\0")) {
      throw new AssertionError(method + "+" + argument + " -> " + destination + ": " + answer);
    }
    return answer.substring(2);
  }

  /** The whole answer to those bytes. */
  byte[] send(byte[] request) throws IOException {
    try (var channel = connect()) {
      try {
        write(channel, request);
        channel.shutdownOutput();
      } catch (IOException _) {
        // The server has had enough; what it answered, if anything, is read below.
      }
      return readAll(channel);
    }
  }

  private static byte[] readAll(SocketChannel channel) {
    var answer = new ByteArrayOutputStream();
    var chunk = ByteBuffer.allocate(65_536);
    try {
      while (channel.read(chunk) >= 0) {
        answer.write(chunk.array(), 0, chunk.position());
        chunk.clear();
      }
    } catch (IOException _) {
      // Reset by the server: the same as an end.
    }
    return answer.toByteArray();
  }

  SocketChannel connect() throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(socket));
  }

  static void write(SocketChannel channel, byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Opens a stream; returns when its first packet has arrived. */
  Stream stream(byte[] request) throws IOException, InterruptedException {
    var channel = connect();
    write(channel, request);
    channel.shutdownOutput();
    return new Stream(channel);
  }

  /** All events from now on, as dom0 hears them. */
  Stream events() throws IOException, InterruptedException {
    var call = Call.of("admin.Events", "", "dom0", Bytes.NONE);
    var stream = stream(call.encode());
    stream.next();
    return stream;
  }

  /** A stream of packets, each as the text of its words joined with {@code |}. */
  static final class Stream implements AutoCloseable {
    private static final String END = "\0end";
    private final SocketChannel channel;
    private final LinkedBlockingQueue<String> packets = new LinkedBlockingQueue<>();

    Stream(SocketChannel channel) {
      this.channel = channel;
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      var waiting = new ByteArrayOutputStream();
      var chunk = ByteBuffer.allocate(65_536);
      try {
        while (channel.read(chunk) >= 0) {
          waiting.write(chunk.array(), 0, chunk.position());
          chunk.clear();
          var rest = Packets.split(waiting.toByteArray(), packets);
          waiting.reset();
          waiting.writeBytes(rest);
        }
      } catch (IOException _) {
        // Cut: the same as an end.
      }
      packets.add(END);
    }

    /** The next packet; {@code "end"} when there is none any more. */
    String next() throws InterruptedException {
      var packet = packets.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (packet == null) {
        throw new AssertionError("no packet came");
      }
      return packet.equals(END) ? "end" : packet;
    }

    /** The packets up to the first that fits, that one left out. */
    List<String> until(Predicate<String> last) throws InterruptedException {
      var seen = new ArrayList<String>();
      for (var packet = next(); !last.test(packet); packet = next()) {
        if (packet.equals("end")) {
          throw new AssertionError("the stream ended after " + seen);
        }
        seen.add(packet);
      }
      return seen;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
