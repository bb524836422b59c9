package org.torvm.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Gives one and the same reply to every call, and remembers the calls. */
final class ReplayingTransport implements Transport {
  final List<Call> calls = new ArrayList<>();
  private final byte[] reply;
  private final int pieceSize;

  ReplayingTransport(byte[] reply) {
    this(reply, Integer.MAX_VALUE);
  }

  /** Event streams arrive in pieces of that many bytes. */
  ReplayingTransport(byte[] reply, int pieceSize) {
    this.reply = reply.clone();
    this.pieceSize = pieceSize;
  }

  @Override
  public Bytes exchange(Call call, Duration deadline, int replyLimit) {
    calls.add(call);
    return Bytes.of(reply);
  }

  @Override
  public EventStream open(Call call, Duration deadline) {
    calls.add(call);
    return new EventStream() {
      private int at;

      @Override
      public int read(byte[] buffer) {
        if (at == reply.length) {
          return -1;
        }
        int size = Math.min(Math.min(pieceSize, buffer.length), reply.length - at);
        System.arraycopy(reply, at, buffer, 0, size);
        at += size;
        return size;
      }

      @Override
      public void close() {
        at = reply.length;
      }
    };
  }
}
