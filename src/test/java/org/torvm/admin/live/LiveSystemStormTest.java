package org.torvm.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.admin.AdminApi;
import org.torvm.admin.Deadlines;
import org.torvm.admin.QubesdSocket;
import org.torvm.demo.DemoOptions;
import org.torvm.demo.DemoServer;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Release;
import org.torvm.qubes.SystemKind;

/**
 * Ten thousand random changes to a system on a real socket, in which the live picture must always
 * come to be what a fresh load sees; in half of the storms the connections are cut again and again.
 */
class LiveSystemStormTest {
  private static final int CHANGES = 2_500;
  private static final int BETWEEN_CHECKS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;

  private LiveSystem live() {
    var live =
        new LiveSystem(
            new AdminApi(new QubesdSocket(directory.resolve("s")), Deadlines.all(PATIENCE)),
            Optional.empty(),
            SystemKind.DEMO,
            InstantSource.system(),
            _ -> Duration.ofMillis(1));
    live.start();
    return live;
  }

  @ParameterizedTest
  @CsvSource({"1, R4_3, false", "2, R4_2, false", "3, R4_3, true", "4, R4_3, true"})
  void theLivePictureEqualsAFreshLoad(long seed, Release release, boolean cuts) throws Exception {
    var options = DemoOptions.instant().withRelease(release);
    try (var server = DemoServer.open(directory.resolve("s"), options);
        var live = live()) {
      var socket = new QubesdSocket(directory.resolve("s"));
      var storm = new Storm(new AdminApi(socket, Deadlines.all(PATIENCE)), seed);
      var random = new Random(seed);
      while (storm.made() < CHANGES) {
        for (int blown = 0; blown < BETWEEN_CHECKS; ) {
          int gust = 1 + random.nextInt(50);
          storm.blow(gust);
          blown += gust;
          if (cuts) {
            cut(server, random);
          }
        }
        check(live, "seed " + seed + " after " + storm.made() + " changes");
      }
    }
  }

  private static void cut(DemoServer server, Random random) throws IOException {
    switch (random.nextInt(3)) {
      case 0 -> server.dropConnections();
      case 1 -> {
        server.goAway();
        server.comeBack();
      }
      default -> {}
    }
  }

  /** Nothing changes any more, so the live picture has to arrive at the fresh one, and to stay. */
  private void check(LiveSystem live, String when) throws InterruptedException {
    try (var another = live()) {
      var fresh = another.awaitLoaded(PATIENCE);
      assertThat(fresh.connection()).as(when).isInstanceOf(Connection.Live.class);
      long end = System.nanoTime() + PATIENCE.toNanos();
      var state = live.state();
      while (!(state.connection() instanceof Connection.Live)
          || !state.system().equals(fresh.system())) {
        if (System.nanoTime() > end) {
          assertThat(differences(state.system(), fresh.system())).as(when).isEmpty();
          assertThat(state.connection()).as(when).isInstanceOf(Connection.Live.class);
        }
        Thread.onSpinWait();
        state = live.state();
      }
    }
  }

  private static List<String> differences(QubesSystem live, QubesSystem fresh) {
    var differences = new ArrayList<String>();
    if (!live.globals().equals(fresh.globals())) {
      differences.add(live.globals() + " but " + fresh.globals());
    }
    var names = new TreeSet<QubeName>(live.qubes().keySet());
    names.addAll(fresh.qubes().keySet());
    for (QubeName name : names) {
      if (!live.qube(name).equals(fresh.qube(name))) {
        differences.add(live.qube(name) + " but " + fresh.qube(name));
      }
    }
    return differences;
  }
}
