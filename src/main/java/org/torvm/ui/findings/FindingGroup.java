package org.torvm.ui.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.torvm.leak.Finding;

/**
 * What one row shows: a finding that stands alone, or several of one kind.
 *
 * @param id the same as long as the row is about the same
 * @param findings at least one, in the order of the list
 */
record FindingGroup(String id, List<Finding> findings) {
  /** Copies the list. */
  FindingGroup {
    findings = List.copyOf(findings);
  }

  Finding first() {
    return findings.getFirst();
  }

  /** The rows of those findings, in their order. */
  static List<FindingGroup> of(List<Finding> findings) {
    var groups = new LinkedHashMap<String, List<Finding>>();
    for (Finding finding : findings) {
      String id =
          finding
              .group()
              .map(g -> finding.rule() + "/" + finding.severity().word() + "/" + g)
              .orElseGet(finding::id);
      groups.computeIfAbsent(id, k -> new ArrayList<>()).add(finding);
    }
    return groups.entrySet().stream().map(e -> new FindingGroup(e.getKey(), e.getValue())).toList();
  }
}
