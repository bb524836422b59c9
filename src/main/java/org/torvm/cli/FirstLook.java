package org.torvm.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.torvm.qubes.Connection;
import org.torvm.text.Text;
import org.torvm.watch.Situation;
import org.torvm.watch.Situations;

/** Waits for the first situation that is worth looking at. */
final class FirstLook {
  private final Duration patience;

  /** Waits at most that long. */
  FirstLook(Duration patience) {
    this.patience = patience;
  }

  /**
   * The first situation of a system that was read as a whole. Blocks.
   *
   * @throws Stop when the system does not answer, or not in time
   */
  Situation at(Situations situations) throws Stop {
    var first = new CompletableFuture<Situation>();
    try (var _ =
        situations.subscribe(s -> {
          if (!(s.connection() instanceof Connection.Loading)) {
            first.complete(s);
          }
        })) {
      var situation = first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (situation.connection() instanceof Connection.Stale(var _, String trouble)) {
        throw Stop.noConnection(Text.of("cli.connection.lost", trouble));
      }
      return situation;
    } catch (TimeoutException _) {
      throw Stop.noConnection(Text.of("cli.connection.slow", patience.toSeconds()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Stop.noConnection(Text.of("cli.connection.interrupted"));
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
