package org.torvm.admin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A transport that answers the calls it was told to expect and fails on every other. Each
 * expectation is used once; the same call may be expected several times. For all threads.
 *
 * <p>End a test with {@link #assertAllUsed}.
 */
public final class RecordedTransport implements Transport {
  private final Map<String, Deque<Bytes>> answers = new HashMap<>();
  private final List<String> unexpected = new ArrayList<>();

  /** Expects that call about that qube, without a payload. */
  public Expectation expect(String method, String argument, String destination) {
    return expect(method, argument, destination, "");
  }

  /** Expects that call with that payload. */
  public Expectation expect(String method, String argument, String destination, String payload) {
    return expect(Call.of(method, argument, destination, Bytes.of(payload)));
  }

  /** Expects that call. */
  public Expectation expect(Call call) {
    return new Expectation(call);
  }

  /** What to answer. */
  public final class Expectation {
    private final Call call;

    private Expectation(Call call) {
      this.call = call;
    }

    /** Success with that value. */
    public RecordedTransport answer(String value) {
      return bytes(new Reply.Value(Bytes.of(value)).encode());
    }

    /** An error packet of that Python type. */
    public RecordedTransport fail(String type, String message) {
      return bytes(Reply.Failure.of(type, message).encode());
    }

    /** The connection is closed without a byte. */
    public RecordedTransport refuseSilently() {
      return bytes(new byte[0]);
    }

    /** Those bytes, whatever they are. */
    public RecordedTransport bytes(byte[] reply) {
      synchronized (answers) {
        answers.computeIfAbsent(key(call), _ -> new ArrayDeque<>()).add(Bytes.of(reply));
      }
      return RecordedTransport.this;
    }
  }

  @Override
  public Bytes exchange(Call call, Duration deadline, int replyLimit) throws AdminException {
    QubesdSocket.encoded(call);
    synchronized (answers) {
      var queue = answers.get(key(call));
      if (queue == null || queue.isEmpty()) {
        unexpected.add(call.toString());
        throw new AssertionError("unexpected call: " + call);
      }
      var reply = queue.remove();
      if (reply.size() > replyLimit) {
        throw new AdminException.TooLarge(call);
      }
      return reply;
    }
  }

  /** The expected bytes, then the end of the stream. */
  @Override
  public EventStream open(Call call, Duration deadline) throws AdminException {
    var bytes = exchange(call, deadline, Integer.MAX_VALUE).toArray();
    return new EventStream() {
      private boolean told;

      @Override
      public int read(byte[] buffer) {
        if (told || bytes.length == 0) {
          return -1;
        }
        told = true;
        System.arraycopy(bytes, 0, buffer, 0, bytes.length);
        return bytes.length;
      }

      @Override
      public void close() {
        told = true;
      }
    };
  }

  /** Fails when an expected call was not made, or one was made that was not expected. */
  public void assertAllUsed() {
    synchronized (answers) {
      var unused = answers.entrySet().stream().filter(e -> !e.getValue().isEmpty()).toList();
      if (!unused.isEmpty() || !unexpected.isEmpty()) {
        throw new AssertionError("not made: " + unused + "; not expected: " + unexpected);
      }
    }
  }

  private static String key(Call call) {
    return call + "\n" + call.payload().utf8();
  }
}
