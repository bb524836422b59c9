package org.torvm.admin.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.torvm.qubes.QubeName;

/** Those who wait for something to have been read. Used by one thread. */
final class Waiters {
  /** Waits for that qube, or for everything. */
  record Waiter(Optional<QubeName> qube, CompletableFuture<LiveState> future) {
    boolean isServed(Picture picture) {
      return qube.stream().noneMatch(picture::isPending);
    }
  }

  private final List<Waiter> waiting = new ArrayList<>();

  void add(Waiter waiter) {
    waiting.add(waiter);
  }

  /** Whether somebody waits for what has been read. */
  boolean anyServed(Picture picture) {
    return waiting.stream().anyMatch(waiter -> waiter.isServed(picture));
  }

  /** Lets those go who waited for what has been read. */
  void serve(Picture picture, Supplier<LiveState> state) {
    for (var waiter : List.copyOf(waiting)) {
      if (waiter.isServed(picture)) {
        waiting.remove(waiter);
        waiter.future().completeAsync(state);
      }
    }
  }

  /** Lets everybody go without a result. */
  void cancel() {
    waiting.forEach(waiter -> waiter.future().cancel(false));
    waiting.clear();
  }
}
