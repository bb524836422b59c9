package org.torvm.watch;

import java.time.Instant;
import org.torvm.qubes.QubeName;

/**
 * A disposable template was started instead of a disposable.
 *
 * @param template the disposable template
 * @param since when its start was announced or first seen
 * @param phase how far it has come
 */
public record Alarm(QubeName template, Instant since, Phase phase) {
  /** How far the start has come. */
  public enum Phase {
    /** Announced; nothing has run yet. */
    STARTING,
    /** It runs. */
    RUNNING
  }
}
