package org.torvm.change;

import java.util.List;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakReport;
import org.torvm.text.Text;

/**
 * What a plan would do, before it is done: the audit of the plan applied to the snapshot.
 *
 * @param plan the plan
 * @param changes every setting that changes: old, new, and which one was a default
 * @param vanishing findings that would be gone
 * @param remaining findings about the plan's qubes that would still be there
 * @param appearing findings that would be new
 * @param notes what the user should know first, such as that UDP will stop working
 * @param after the audit of the system as it would be
 */
public record Preview(
    Plan plan,
    List<Difference> changes,
    List<Finding> vanishing,
    List<Finding> remaining,
    List<Finding> appearing,
    List<Text> notes,
    LeakReport after) {
  /** Copies the lists. */
  public Preview {
    changes = List.copyOf(changes);
    vanishing = List.copyOf(vanishing);
    remaining = List.copyOf(remaining);
    appearing = List.copyOf(appearing);
    notes = List.copyOf(notes);
  }

  /** What changes, a line for each. */
  public List<Text> changesInWords() {
    return changes.stream().map(Difference::inWords).toList();
  }
}
