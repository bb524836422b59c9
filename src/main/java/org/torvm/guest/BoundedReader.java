package org.torvm.guest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.torvm.untrusted.Untrusted;

/** Takes what comes from inside a qube, and no more of it than was agreed. */
public final class BoundedReader {
  private static final int FIRST_BYTES = 8192;

  private final int limit;

  /**
   * A reader that accepts at most so many bytes.
   *
   * @throws IllegalArgumentException when the limit is negative
   */
  public BoundedReader(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("a limit of bytes");
    }
    this.limit = limit;
  }

  /**
   * Everything until the end of that stream. Blocks until then, and asks the stream for one byte
   * more than the limit at most: what is longer comes back cut off, with nothing of it kept, and
   * the rest is left in the stream. It does not close the stream, and it sets no deadline; whoever
   * calls this has one, and ends it by closing the stream.
   *
   * @throws IOException when the stream breaks; what was read before is thrown away
   */
  public Untrusted read(InputStream in) throws IOException {
    var bytes = new byte[Math.min(limit, FIRST_BYTES)];
    int size = 0;
    while (size < limit) {
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(limit, 2L * size));
      }
      int read = in.read(bytes, size, bytes.length - size);
      if (read < 0) {
        return Untrusted.of(Arrays.copyOf(bytes, size));
      }
      size += read;
    }
    return in.read() < 0 ? Untrusted.of(bytes) : Untrusted.cutOff();
  }
}
