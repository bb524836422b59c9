package org.torvm.watch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who are told. One that fails is told on and keeps nobody else from being told. */
final class Listeners<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<Seat<T>> seats = new CopyOnWriteArrayList<>();

  /** A place for a listener that is not told anything yet. */
  Seat<T> seat(Consumer<T> listener) {
    return new Seat<>(this, listener);
  }

  /** Tells everyone who sits. */
  void tell(T news) {
    seats.forEach(s -> s.tell(news));
  }

  /** One listener's place. */
  static final class Seat<T> implements Situations.Subscription {
    private final Listeners<T> room;
    private final Consumer<T> listener;
    private volatile boolean closed;

    private Seat(Listeners<T> room, Consumer<T> listener) {
      this.room = room;
      this.listener = listener;
    }

    /** From now on told what everyone is told; nothing when it was closed before. */
    void sit() {
      if (!closed) {
        room.seats.add(this);
      }
    }

    /** Tells this listener alone. */
    void tell(T news) {
      if (closed) {
        return;
      }
      try {
        listener.accept(news);
      } catch (RuntimeException trouble) {
        LOG.warn("a listener failed: {}", trouble.getClass().getName());
      }
    }

    @Override
    public void close() {
      closed = true;
      room.seats.remove(this);
    }
  }
}
