package org.torvm.admin.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.torvm.qubes.SystemEvent;

/** Tells listeners what happens. Used by the writer's thread, but for {@link #latest}. */
final class Broadcast {
  private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);

  /** While events keep coming, a snapshot that lags behind them is told about this often. */
  private static final Duration LONGEST_SILENCE = Duration.ofMillis(100);

  private final Writer writer;
  private final List<LiveSystem.Listener> listeners = new ArrayList<>();
  private volatile LiveState latest;
  private boolean minding;
  private boolean silentTooLong;

  Broadcast(Writer writer, LiveState first) {
    this.writer = writer;
    this.latest = first;
  }

  /** The newest snapshot that was told; any thread may ask. */
  LiveState latest() {
    return latest;
  }

  void add(LiveSystem.Listener listener) {
    listeners.add(listener);
    tell(listener, told -> told.changed(latest));
  }

  void remove(LiveSystem.Listener listener) {
    listeners.remove(listener);
  }

  void removeAll() {
    listeners.clear();
  }

  void event(SystemEvent event) {
    List.copyOf(listeners).forEach(listener -> tell(listener, told -> told.event(event)));
  }

  /** Tells that snapshot, unless it is the one that was told last. */
  void publish(LiveState state) {
    if (!state.equals(latest)) {
      latest = state;
      silentTooLong = false;
      List.copyOf(listeners).forEach(listener -> tell(listener, told -> told.changed(state)));
    }
  }

  /** The same, but one that lags behind what was heard is told only now and then. */
  void publishWhenDue(LiveState state, boolean lags) {
    if (!lags || silentTooLong) {
      publish(state);
    } else if (!minding && !state.equals(latest)) {
      minding = true;
      writer.postAfter(
          LONGEST_SILENCE,
          () -> {
            minding = false;
            silentTooLong = true;
          });
    }
  }

  private static void tell(LiveSystem.Listener listener, Consumer<LiveSystem.Listener> news) {
    try {
      news.accept(listener);
    } catch (RuntimeException e) {
      // Without the message: it could repeat what a qube has chosen.
      LOG.error("{} at {}", e.getClass().getName(), List.of(e.getStackTrace()));
    }
  }
}
