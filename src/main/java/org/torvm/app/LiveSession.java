package org.torvm.app;

import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.torvm.admin.live.LiveState;
import org.torvm.admin.live.LiveSystem;
import org.torvm.apply.Changes;
import org.torvm.cli.Session;
import org.torvm.qubes.SystemEvent;
import org.torvm.watch.Chronicle;
import org.torvm.watch.Customisations;
import org.torvm.watch.Situations;
import org.torvm.watch.Watcher;

/** A live system with the one who watches it and the one who changes it. */
final class LiveSession implements Session {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

  private final LiveSystem live;
  private final Watcher watcher;
  private final Changes changes;
  private final Closeable ground;

  /**
   * Begins to watch.
   *
   * @param live not yet started
   * @param ground closed last: what the system stands on
   */
  LiveSession(LiveSystem live, Watcher watcher, Changes changes, Closeable ground) {
    this.live = live;
    this.watcher = watcher;
    this.changes = changes;
    this.ground = ground;
    live.subscribe(new Told(watcher));
    live.start();
  }

  /** Hands on what a live system tells, in its order. */
  private record Told(Watcher watcher) implements LiveSystem.Listener {
    @Override
    public void changed(LiveState state) {
      watcher.became(state.system(), state.connection());
    }

    @Override
    public void event(SystemEvent event) {
      watcher.announced(event);
    }
  }

  @Override
  public Situations situations() {
    return watcher;
  }

  @Override
  public Chronicle chronicle() {
    return watcher;
  }

  @Override
  public Customisations customisations() {
    return watcher;
  }

  @Override
  public Changes changes() {
    return changes;
  }

  @Override
  public void close() {
    watcher.close();
    live.close();
    try {
      ground.close();
    } catch (IOException trouble) {
      LOG.warn("something was left behind: {}", trouble.getClass().getName());
    }
  }
}
