package org.torvm.admin;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.torvm.text.Text;

/**
 * Keeps the number of calls under way at 16 and each within its deadline. More than about forty
 * connections at once make the kernel refuse some, and qubesd answers one call at a time anyway.
 */
final class InFlight {
  private static final int MOST = 16;

  private final Semaphore places = new Semaphore(MOST, true);

  /** One call, on a thread of its own; it is interrupted when its deadline has passed. */
  interface Work {
    /** Makes the call and tells {@code course} how it gets on. */
    Bytes run(Course course) throws AdminException;
  }

  /** How far a call has come, and how to end what does not heed an interrupt. */
  static final class Course {
    private boolean sent;
    private boolean ended;
    private Runnable ending = () -> {};

    /** The first byte of the call is about to go out. */
    synchronized void sending() {
      sent = true;
    }

    /** Runs {@code action} when the caller stops waiting, at once when it already has. */
    synchronized void atEnd(Runnable action) {
      ending = action;
      if (ended) {
        action.run();
      }
    }

    private synchronized boolean wasSent() {
      return sent;
    }

    private synchronized void end() {
      ended = true;
      ending.run();
    }
  }

  /** Runs that work when there is a place for it. */
  Bytes run(Call call, Duration deadline, Work work) throws AdminException {
    long end = System.nanoTime() + deadline.toNanos();
    var course = new Course();
    try {
      if (!places.tryAcquire(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new AdminException.NotReachable(Text.of("connection.busy"));
      }
      var task = new FutureTask<>(() -> work.run(course));
      Thread.ofVirtual().name("admin-call").start(() -> runAndRelease(task));
      try {
        return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } finally {
        task.cancel(true);
        course.end();
      }
    } catch (TimeoutException e) {
      throw course.wasSent()
          ? new AdminException.TimedOut(call)
          : new AdminException.NotReachable(Text.of("connection.no-answer"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw course.wasSent()
          ? new AdminException.ConnectionLost(call)
          : new AdminException.NotReachable(Text.of("connection.given-up"));
    } catch (ExecutionException e) {
      throw rethrown(e);
    }
  }

  private void runAndRelease(FutureTask<Bytes> task) {
    try {
      task.run();
    } finally {
      places.release();
    }
  }

  private static AdminException rethrown(ExecutionException failed) {
    return switch (failed.getCause()) {
      case AdminException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> throw new IllegalStateException(failed);
    };
  }
}
