package org.torvm.ui.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does work for the newest value, one at a time, away from the thread that brings it. Values that
 * are overtaken while the work for an older one is under way are skipped.
 */
public final class LatestWins<T> implements Consumer<T> {
  private final Executor executor;
  private final Consumer<T> work;
  private final AtomicReference<@Nullable T> pending = new AtomicReference<>();
  private final Object turn = new Object();

  /** Does that work on that executor. */
  public LatestWins(Executor executor, Consumer<T> work) {
    this.executor = executor;
    this.work = work;
  }

  /** Remembers the value and returns at once. */
  @Override
  public void accept(T value) {
    if (pending.getAndSet(value) == null) {
      executor.execute(this::next);
    }
  }

  private void next() {
    synchronized (turn) {
      T value = pending.getAndSet(null);
      if (value != null) {
        work.accept(value);
      }
    }
  }
}
