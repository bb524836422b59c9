package org.torvm.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.torvm.admin.Call;
import org.torvm.admin.EventPacket;
import org.torvm.demo.method.Streams;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Refused;

/** One call on one connection: read until the client half-closes, answer, close. */
final class Conversation {
  private static final int CHUNK = 8_192;
  private final DemoSystem system;
  private final Latency latency;
  private final Connections connections;
  private final Semaphore turn = new Semaphore(1, true);

  Conversation(DemoSystem system, Latency latency, Connections connections) {
    this.system = system;
    this.latency = latency;
    this.connections = connections;
  }

  /** Holds the conversation; returns when the connection is to be closed. */
  void hold(SocketChannel channel) {
    try {
      var call = read(channel).flatMap(Call::parse);
      connections.finished(channel);
      if (call.isPresent()) {
        answer(call.get(), channel);
      }
    } catch (Refused _) {
      // qubesd answers a refusal with nothing.
    } catch (IOException _) {
      // The client has gone away.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The whole request, or nothing when it is longer than qubesd takes. */
  private static Optional<byte[]> read(SocketChannel channel) throws IOException {
    var request = new ByteArrayOutputStream();
    var chunk = ByteBuffer.allocate(CHUNK);
    while (channel.read(chunk) >= 0) {
      request.write(chunk.array(), 0, chunk.position());
      chunk.clear();
      if (request.size() > Call.MAXIMUM_BYTES) {
        return Optional.empty();
      }
    }
    return Optional.of(request.toByteArray());
  }

  private void answer(Call call, SocketChannel channel) throws IOException, InterruptedException {
    takeTime(call);
    try {
      if (system.streams().isStream(call)) {
        connections.streams(channel);
        system.streams().serve(call, new Sink(channel));
      } else {
        write(channel, success(system.methods().answer(call)));
      }
    } catch (ApiError e) {
      write(channel, error(e));
    }
  }

  private void takeTime(Call call) throws InterruptedException {
    var time = latency.of(call.method(), system.methods().isChange(call));
    if (time.isZero()) {
      return;
    }
    turn.acquire();
    try {
      LockSupport.parkNanos(time.toNanos());
    } finally {
      turn.release();
    }
  }

  private static byte[] success(String value) {
    var bytes = new ByteArrayOutputStream();
    bytes.write('0');
    bytes.write(0);
    bytes.writeBytes(value.getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static byte[] error(ApiError error) {
    var text = "2\0" + error.type() + "\0\0" + error.text() + "\0";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private record Sink(SocketChannel channel) implements Streams.Sink {
    @Override
    public void send(EventPacket packet) throws IOException {
      write(channel, packet.encode());
    }

    @Override
    public void giveUp() {
      Connections.close(channel);
    }
  }

  private static void write(SocketChannel channel, byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
