package org.torvm.admin;

import java.util.ArrayDeque;
import java.util.Optional;

/**
 * An open event stream. One thread reads; any thread may close. Its first event says that it is
 * open ({@code connection-established}); what happened before is not told again.
 */
public final class Events implements AutoCloseable {
  private final Call call;
  private final Transport.EventStream stream;
  private final EventDecoder decoder = new EventDecoder();
  private final ArrayDeque<EventPacket> decoded = new ArrayDeque<>();
  private final byte[] piece = new byte[16_384];

  Events(Call call, Transport.EventStream stream) {
    this.call = call;
    this.stream = stream;
  }

  /**
   * Waits for the next event.
   *
   * @return nothing when the stream has ended
   * @throws AdminException when the daemon refused the stream, the connection broke, or what came
   *     is no event stream
   */
  public Optional<EventPacket> next() throws AdminException {
    while (decoded.isEmpty()) {
      int read = stream.read(piece);
      if (read < 0) {
        requireCleanEnd();
        return Optional.empty();
      }
      if (!decoder.feed(piece, read, decoded::add)) {
        stream.close();
        throw new AdminException.Garbled(call);
      }
    }
    return Optional.of(decoded.remove());
  }

  @Override
  public void close() {
    stream.close();
  }

  private void requireCleanEnd() throws AdminException {
    var end = decoder.end();
    if (end.isPresent()) {
      throw end.get() instanceof Reply.Failure failure
          ? new AdminException.Refused(call, failure)
          : new AdminException.Garbled(call);
    }
  }
}
