package org.torvm.watch;

import java.time.Instant;
import org.torvm.leak.Finding;
import org.torvm.qubes.Connection;
import org.torvm.qubes.SystemEvent;

/** Something that happened while a system was watched, worth a line in a log. */
public sealed interface Happening {
  /** When it was seen. */
  Instant at();

  /** qubesd announced this. */
  record Announced(Instant at, SystemEvent event) implements Happening {}

  /** A disposable template was started, or a started one has come further. */
  record AlarmRaised(Instant at, Alarm alarm) implements Happening {}

  /** A started disposable template is off, or its start failed. */
  record AlarmClosed(Instant at, Alarm alarm) implements Happening {}

  /** The audit found something that it did not find before. */
  record FindingAppeared(Instant at, Finding finding) implements Happening {}

  /** The audit no longer finds this. */
  record FindingGone(Instant at, Finding finding) implements Happening {}

  /** The connection to qubesd is another than before. */
  record ConnectionChanged(Instant at, Connection connection) implements Happening {}
}
