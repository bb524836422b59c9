package org.torvm.portrait;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;

/**
 * How much an audit covers.
 *
 * @param qubes how many qubes it looked at
 * @param unread the qubes of which something that matters is not known
 * @param complete whether the audit itself says that nothing was missing
 */
public record Coverage(int qubes, SortedSet<QubeName> unread, boolean complete) {
  /** Copies the set. */
  public Coverage {
    unread = Collections.unmodifiableSortedSet(new TreeSet<>(unread));
  }

  /** How much that audit covers. */
  public static Coverage of(LeakReport report) {
    var unread = new TreeSet<QubeName>();
    report
        .routes()
        .forEach((name, found) -> {
          boolean read = report.system().qube(name).filter(Coverage::isRead).isPresent();
          if (!read || found.route().verdict() == Verdict.UNKNOWN) {
            unread.add(name);
          }
        });
    return new Coverage(report.routes().size(), unread, report.complete());
  }

  private static boolean isRead(Qube qube) {
    boolean flags =
        switch (qube.klass()) {
          case APP -> qube.flag(QubeFlag.DISPOSABLE_TEMPLATE).isKnown();
          case DISPOSABLE -> qube.flag(QubeFlag.AUTO_CLEANUP).isKnown();
          case ADMIN, TEMPLATE, STANDALONE, REMOTE -> true;
        };
    boolean contents =
        qube.netQube().isKnown()
            && qube.disposableTemplate().isKnown()
            && qube.tags().isKnown()
            && qube.features().isKnown();
    return qube.klass() == QubeClass.REMOTE || (flags && contents);
  }
}
