package org.torvm.gallery;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
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
import org.torvm.change.forecast.Forecast;
import org.torvm.change.planning.Planner;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.leak.LeakReport;
import org.torvm.text.Text;

/** Plans and previews are the genuine ones; what becomes of them is as the scene says. */
final class StagedChanges implements Changes {
  /** What becomes of a plan. */
  enum Fate {
    /** Every step succeeds. */
    SUCCEEDS,
    /** The second step is refused. */
    FAILS,
    /** The second step never ends. */
    HANGS,
    /** Policy denies every one. */
    DENIED
  }

  private final Evidence evidence;
  private final Forecast forecast;
  private final Planner planner = new Planner();
  private final Fate fate;
  private final Optional<Text> undoable;
  private final Consumer<LeakReport> afterwards;

  StagedChanges(
      Evidence evidence,
      Audit audit,
      Fate fate,
      Optional<Text> undoable,
      Consumer<LeakReport> afterwards) {
    this.evidence = evidence;
    this.forecast = new Forecast(audit);
    this.fate = fate;
    this.undoable = undoable;
    this.afterwards = afterwards;
  }

  @Override
  public Planned plan(Wish wish) {
    return planner.plan(wish, evidence);
  }

  @Override
  public Preview preview(Plan plan) {
    return forecast.of(plan, evidence);
  }

  @Override
  public Outcome apply(Plan plan, Consent consent, Progress progress) {
    var done = plan.steps().subList(0, Math.min(1, plan.steps().size() - 1));
    for (int i = 0; i < plan.steps().size(); i++) {
      progress.starting(plan.steps().get(i), i, plan.steps().size());
      if (i == done.size() && fate == Fate.HANGS) {
        waitForEver();
      }
      if (i == done.size() && fate == Fate.FAILS) {
        return new Outcome.Failed(plan, done, plan.steps().get(i), refusal(plan, i));
      }
    }
    afterwards.accept(preview(plan).after());
    return new Outcome.Done(plan);
  }

  @Override
  public List<PastChange> past() {
    return List.of();
  }

  @Override
  public Planned planUndo(String change) {
    return planUndo();
  }

  @Override
  public Planned planFinish(String change) {
    return new Planned.Refused(Text.of("sample.text", "no"));
  }

  @Override
  public void leave(String change) {
    throw new AssertionError("nothing was left");
  }

  @Override
  public Optional<Text> undoable() {
    return undoable;
  }

  @Override
  public Planned planUndo() {
    return new Planned.Refused(Text.of("apply.nothing-to-undo"));
  }

  @Override
  public Optional<ReadOnly> readOnly() {
    var reason = Text.of("connection.refused-by-policy", "work", "admin.vm.property.Set");
    return fate == Fate.DENIED ? Optional.of(new ReadOnly(reason, false)) : Optional.empty();
  }

  private static Text refusal(Plan plan, int step) {
    return Text.of("connection.refused-silently", plan.steps().get(step).step().qube(), "admin.vm");
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
