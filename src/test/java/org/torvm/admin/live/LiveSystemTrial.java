package org.torvm.admin.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.torvm.admin.AdminApi;
import org.torvm.admin.Deadlines;
import org.torvm.qubes.Connection;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.SystemEvent;
import org.torvm.qubes.SystemKind;

/** A live system of a few qubes that a test has its hands on. */
abstract class LiveSystemTrial {
  static final QubeName WORK = new QubeName("work");
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final Duration PATIENCE = Duration.ofSeconds(20);

  final TinySystem tiny = new TinySystem();
  LiveSystem live = system(Optional.empty(), Duration.ofSeconds(20));

  LiveSystem system(Optional<AdminApi> internal, Duration deadline) {
    return new LiveSystem(
        new AdminApi(tiny, Deadlines.all(deadline)),
        internal,
        SystemKind.SOCKET,
        InstantSource.fixed(NOW),
        _ -> Duration.ofMillis(2));
  }

  @AfterEach
  void close() {
    live.close();
  }

  LiveState loaded() throws InterruptedException {
    live.start();
    return live.awaitLoaded(PATIENCE);
  }

  /** The first snapshot of that kind. */
  LiveState await(Predicate<LiveState> wanted) throws Exception {
    var found = new CompletableFuture<LiveState>();
    var subscription =
        live.subscribe(
            new LiveSystem.Listener() {
              @Override
              public void changed(LiveState state) {
                if (wanted.test(state)) {
                  found.complete(state);
                }
              }
            });
    try (subscription) {
      return found.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** The events that are told from now on. */
  LinkedBlockingQueue<SystemEvent> events() {
    var events = new LinkedBlockingQueue<SystemEvent>();
    live.subscribe(
        new LiveSystem.Listener() {
          @Override
          public void event(SystemEvent event) {
            events.add(event);
          }
        });
    return events;
  }

  static Optional<QubeName> named(String name) {
    return Optional.of(new QubeName(name));
  }

  static Qube work(LiveState state) {
    return state.system().qube(WORK).orElseThrow();
  }

  static boolean isLive(LiveState state) {
    return state.connection() instanceof Connection.Live;
  }

  static boolean isStale(LiveState state) {
    return state.connection() instanceof Connection.Stale;
  }
}
