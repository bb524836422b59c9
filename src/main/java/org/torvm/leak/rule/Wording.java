package org.torvm.leak.rule;

import java.util.Optional;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakPath;
import org.torvm.leak.Remedy;
import org.torvm.leak.Severity;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

/** The texts of one rule: {@code rule.<id>.title}, {@code .why}, {@code .source}, {@code .fix}. */
record Wording(String id) {
  /** The text of that part, such as {@code title} or {@code fix.reconnect}. */
  Text say(String part, Object... arguments) {
    return Text.of("rule." + id + "." + part, arguments);
  }

  /** A finding of this rule that stands alone. */
  Finding finding(
      Severity severity, QubeName qube, Text title, Text why, LeakPath path, Remedy remedy) {
    return new Finding(
        id, severity, qube, title, why, say("source"), path, remedy, Optional.empty());
  }

  /** The same finding as one of a group. */
  static Finding grouped(Finding f, String group) {
    return new Finding(
        f.rule(),
        f.severity(),
        f.qube(),
        f.title(),
        f.why(),
        f.source(),
        f.path(),
        f.remedy(),
        Optional.of(group));
  }

  /** A path in one line. */
  static String line(LeakPath path) {
    return String.join(" → ", path.words());
  }
}
