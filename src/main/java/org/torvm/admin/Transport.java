package org.torvm.admin;

import java.time.Duration;

/**
 * The seam between this program and a Qubes system: bytes of a call in, bytes of its reply out.
 *
 * <p>Every method may be called on any thread and blocks; none is to be called on the FX thread. An
 * implementation keeps at most 16 exchanges in flight; more wait, and their waiting counts towards
 * their deadline.
 */
public interface Transport {
  /**
   * Makes one call and reads its whole reply.
   *
   * @param call what to ask
   * @param deadline how long it may take, waiting included
   * @param replyLimit how many bytes of reply are accepted; not one more is kept
   * @return the bytes until the daemon closed the connection; {@link Reply#parse} reads them
   * @throws AdminException.NotReachable when the call was not sent
   * @throws AdminException.RefusedSilently when the way there refused it
   * @throws AdminException.TimedOut when it was sent and the deadline passed
   * @throws AdminException.ConnectionLost when it was sent and the connection broke
   * @throws AdminException.TooLarge when the reply was longer than {@code replyLimit}
   * @throws AdminException.Unsayable when the call cannot be written down in the protocol
   */
  Bytes exchange(Call call, Duration deadline, int replyLimit) throws AdminException;

  /**
   * Opens a call whose reply goes on, such as {@code admin.Events}.
   *
   * @param deadline how long connecting and sending may take; reading has no deadline
   */
  EventStream open(Call call, Duration deadline) throws AdminException;

  /** A reply that goes on until one side closes it. */
  interface EventStream extends AutoCloseable {
    /**
     * Waits for bytes.
     *
     * @return how many were put into {@code buffer}, at least one; -1 at the end of the stream or
     *     when it was closed
     * @throws AdminException.ConnectionLost when the connection broke
     */
    int read(byte[] buffer) throws AdminException;

    /** Ends the stream; a {@link #read} that waits on another thread returns. */
    @Override
    void close();
  }
}
