package org.torvm.ui;

import java.util.List;
import java.util.Optional;
import org.torvm.apply.Changes;
import org.torvm.apply.Outcome;
import org.torvm.apply.Progress;
import org.torvm.apply.ReadOnly;
import org.torvm.change.Consent;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Preview;
import org.torvm.change.Wish;
import org.torvm.text.Text;

/**
 * The door to changes, shut as long as the user may not make any: whatever is wished is answered
 * with the reason. After a denial by dom0 it can be opened for one more try.
 */
final class Rights implements Changes {
  private final Changes changes;
  private volatile boolean tryingAgain;

  Rights(Changes changes) {
    this.changes = changes;
  }

  /** Lets the next wish through, unless the user asked for a system that cannot be changed. */
  void tryAgain() {
    tryingAgain = true;
  }

  @Override
  public Optional<ReadOnly> readOnly() {
    return changes.readOnly().filter(r -> r.chosen() || !tryingAgain);
  }

  @Override
  public Planned plan(Wish wish) {
    return refusal().orElseGet(() -> changes.plan(wish));
  }

  @Override
  public Planned planUndo(String change) {
    return refusal().orElseGet(() -> changes.planUndo(change));
  }

  @Override
  public Planned planUndo() {
    return refusal().orElseGet(changes::planUndo);
  }

  @Override
  public Planned planFinish(String change) {
    return refusal().orElseGet(() -> changes.planFinish(change));
  }

  @Override
  public void leave(String change) {
    changes.leave(change);
  }

  @Override
  public Preview preview(Plan plan) {
    return changes.preview(plan);
  }

  @Override
  public Outcome apply(Plan plan, Consent consent, Progress progress) {
    var outcome = changes.apply(plan, consent, progress);
    tryingAgain = false;
    return outcome;
  }

  @Override
  public List<PastChange> past() {
    return changes.past();
  }

  private Optional<Planned> refusal() {
    return readOnly().map(r -> new Planned.Refused(Text.of("window.read-only", r.reason())));
  }
}
