package org.torvm.ui.alert;

import java.time.Instant;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;

/**
 * One thing about a disposable template that must be seen.
 *
 * @param kind what it is
 * @param qube the disposable template
 * @param since when it began
 * @param until when it was over; the same as {@code since} while it is not
 * @param worst the way out with the most at stake that it was seen to have while it ran
 */
record Alert(Kind kind, QubeName qube, Instant since, Instant until, Verdict worst) {
  /** What an alert can be, the most urgent first. */
  enum Kind {
    /** It runs. */
    RUNNING("alarm", true),
    /** Its start was announced; nothing has run yet. */
    STARTING("alarm", true),
    /** It is off after having been customised, and its net qube was not given back. */
    GIVE_BACK("customised", false),
    /** It ran, and is off again. */
    OVER("over", false),
    /** Its start was announced, and it is off again before anything ran. */
    NEVER_RAN("over", false),
    /** The user is through with customising it. */
    FINISHED("over", false),
    /** It runs without network, because the user is customising it. */
    CUSTOMISING("customising", false);

    private final String word;
    private final boolean urgent;

    Kind(String word, boolean urgent) {
      this.word = word;
      this.urgent = urgent;
    }

    /** Whether something is wrong right now. */
    boolean isUrgent() {
      return urgent;
    }
  }

  /** What its bar is called. */
  String id() {
    return kind.word + "-" + qube;
  }
}
