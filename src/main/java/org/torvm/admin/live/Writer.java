package org.torvm.admin.live;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A thread of its own that runs what it is given, one after the other in the order given. */
final class Writer {
  private final LinkedBlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();
  private final Runnable whenCaughtUp;
  private final Consumer<RuntimeException> onFault;
  private volatile boolean ending;

  /**
   * Not running yet.
   *
   * @param whenCaughtUp runs each time nothing more waits
   * @param onFault told of an exception that something it ran has thrown
   */
  Writer(Runnable whenCaughtUp, Consumer<RuntimeException> onFault) {
    this.whenCaughtUp = whenCaughtUp;
    this.onFault = onFault;
  }

  void start() {
    Thread.ofVirtual().name("live-system").start(this::run);
  }

  /** Runs that later, after everything posted before. */
  void post(Runnable message) {
    messages.add(message);
  }

  /** Runs that when that time has passed. */
  void postAfter(Duration pause, Runnable message) {
    Thread.ofVirtual().name("live-pause").start(() -> sleepThenPost(pause, message));
  }

  /** Runs what was posted until now and {@code last}, then stops. */
  void end(Runnable last) {
    post(() -> {
      ending = true;
      last.run();
    });
  }

  /** Whether it has stopped or is about to. */
  boolean ending() {
    return ending;
  }

  private void sleepThenPost(Duration pause, Runnable message) {
    try {
      Thread.sleep(pause);
      post(message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!ending) {
        guarded(messages.take());
        for (var next = messages.poll(); next != null && !ending; next = messages.poll()) {
          guarded(next);
        }
        if (!ending) {
          guarded(whenCaughtUp);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void guarded(Runnable message) {
    try {
      message.run();
    } catch (RuntimeException e) {
      onFault.accept(e);
    }
  }
}
