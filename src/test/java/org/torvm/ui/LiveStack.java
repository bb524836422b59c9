package org.torvm.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.torvm.admin.AdminApi;
import org.torvm.admin.Deadlines;
import org.torvm.admin.QubesdSocket;
import org.torvm.admin.live.LiveState;
import org.torvm.admin.live.LiveSystem;
import org.torvm.apply.LiveChanges;
import org.torvm.apply.memory.ChangeLog;
import org.torvm.demo.DemoOptions;
import org.torvm.demo.DemoServer;
import org.torvm.leak.Audit;
import org.torvm.leak.Intent;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.SystemEvent;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.StateFile;
import org.torvm.text.Messages;
import org.torvm.ui.fx.FxThread;
import org.torvm.watch.Watcher;

/** The whole program behind the window, over the real wire to an embedded demo system. */
final class LiveStack implements AutoCloseable {
  private final DemoServer server;
  private final AdminApi api;
  private final LiveSystem live;
  private final Watcher watcher;
  private final LiveChanges changes;
  private final Path directory;
  private final Audit audit = new Audit(Rules.shipped());
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

  LiveStack(Path directory, DemoOptions options) throws IOException {
    this.directory = directory;
    var socket = directory.resolve("qubesd.sock");
    var clock = InstantSource.system();
    server = DemoServer.open(socket, options);
    api = new AdminApi(new QubesdSocket(socket), Deadlines.genuine());
    live =
        new LiveSystem(api, Optional.empty(), SystemKind.DEMO, clock, _ -> Duration.ofMillis(20));
    watcher =
        new Watcher(
            QubesSystem.empty(SystemKind.DEMO), audit::of, () -> Intent.NONE, Map::of, clock);
    live.subscribe(
        new LiveSystem.Listener() {
          @Override
          public void changed(LiveState state) {
            watcher.became(state.system(), state.connection());
          }

          @Override
          public void event(SystemEvent event) {
            watcher.announced(event);
          }
        });
    changes = run(clock);
  }

  private LiveChanges run(InstantSource clock) {
    return new LiveChanges(
        api,
        () -> watcher.evidence(live.state().system()),
        audit,
        new ChangeLog(new StateFile(directory.resolve("changes.json"), 1 << 20)),
        clock);
  }

  /** The changes of an earlier run of the program, on the same system and the same files. */
  LiveChanges earlierRun() {
    return run(InstantSource.system());
  }

  LiveStack start() throws InterruptedException {
    live.start();
    live.awaitLoaded(Duration.ofSeconds(30));
    return this;
  }

  Surroundings surroundings() {
    return new Surroundings(
        watcher,
        changes,
        Messages.shipped(),
        new FxThread(),
        background,
        ZoneOffset.UTC,
        watcher,
        InstantSource.system());
  }

  AdminApi api() {
    return api;
  }

  DemoServer server() {
    return server;
  }

  Watcher watcher() {
    return watcher;
  }

  @Override
  public void close() throws IOException {
    live.close();
    watcher.close();
    background.shutdownNow();
    server.close();
  }
}
