package org.torvm.cli;

import java.util.function.Predicate;
import org.torvm.leak.LeakReport;
import org.torvm.leak.QubeRoute;
import org.torvm.leak.Severity;
import org.torvm.leak.Verdict;

/** What the program returns to the shell. Other programs rely on these: issue 2, item 8. */
public final class ExitCode {
  /** Done; for an audit: clean at the level that was asked for. */
  public static final int OK = 0;

  /** An audit found something at that level; a change was refused or failed. */
  public static final int FINDINGS = 1;

  /** The command line makes no sense, or names a qube that does not exist. */
  public static final int USAGE = 2;

  /** No system answers. */
  public static final int NO_CONNECTION = 3;

  /** Nothing was found at that level, but something could not be read. */
  public static final int UNKNOWN = 4;

  /** A defect of this program. */
  public static final int INTERNAL = 70;

  private ExitCode() {}

  /** What an audit returns that is to fail on findings of that level or worse. */
  public static int of(LeakReport report, Severity failOn) {
    if (report.findings().stream().anyMatch(f -> f.severity().isAtLeast(failOn))) {
      return FINDINGS;
    }
    Predicate<QubeRoute> unknown =
        r ->
            r.route().verdict() == Verdict.UNKNOWN
                || r.disposables().stream().anyMatch(d -> d.route().verdict() == Verdict.UNKNOWN);
    boolean allKnown = report.complete() && report.routes().values().stream().noneMatch(unknown);
    return allKnown ? OK : UNKNOWN;
  }
}
