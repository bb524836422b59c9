package org.torvm.watch;

import java.util.function.Consumer;

/** Where logs learn what happens, one thing after the other. */
public interface Chronicle {
  /**
   * Tells {@code listener} everything that happens from now on, in order and without gaps, after
   * what makes up the newest situation: its connection, its open alarms and its findings. It is
   * called on the thread that watches and must not block.
   *
   * @return closing it ends the telling
   */
  Situations.Subscription follow(Consumer<Happening> listener);
}
