package org.torvm.watch;

import java.util.function.Consumer;

/** Where views learn what is going on. */
public interface Situations {
  /** The newest situation. May be asked on any thread; never blocks. */
  Situation latest();

  /**
   * Tells {@code listener} every new situation, in order, beginning with the newest one. It is
   * called on the thread that computes them and must not block.
   *
   * @return closing it ends the telling
   */
  Subscription subscribe(Consumer<Situation> listener);

  /** Ends a subscription. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
