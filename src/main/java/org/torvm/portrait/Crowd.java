package org.torvm.portrait;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Verdict;
import org.torvm.qubes.QubeName;

/**
 * Several qubes together.
 *
 * @param verdicts which of them have which verdict; only verdicts that occur
 * @param findings what is wrong with any of them, the worst first
 */
public record Crowd(Map<Verdict, SortedSet<QubeName>> verdicts, List<Finding> findings) {
  /** Copies the collections. */
  public Crowd {
    var copy = new EnumMap<Verdict, SortedSet<QubeName>>(Verdict.class);
    verdicts.forEach((v, q) -> copy.put(v, Collections.unmodifiableSortedSet(new TreeSet<>(q))));
    verdicts = Collections.unmodifiableMap(copy);
    findings = List.copyOf(findings);
  }

  /** Those qubes; one that the audit does not know counts as not known. */
  public static Crowd of(LeakReport report, Collection<QubeName> qubes) {
    var verdicts = new EnumMap<Verdict, SortedSet<QubeName>>(Verdict.class);
    for (QubeName qube : qubes) {
      var found = report.routes().get(qube);
      var verdict = found == null ? Verdict.UNKNOWN : found.route().verdict();
      verdicts.computeIfAbsent(verdict, _ -> new TreeSet<>()).add(qube);
    }
    return new Crowd(
        verdicts, report.findings().stream().filter(f -> qubes.contains(f.qube())).toList());
  }
}
