package org.torvm.gallery;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.torvm.apply.Changes;
import org.torvm.apply.Outcome;
import org.torvm.apply.Progress;
import org.torvm.apply.ReadOnly;
import org.torvm.change.Confirmation;
import org.torvm.change.Consent;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.PlannedStep;
import org.torvm.change.Preview;
import org.torvm.change.Purpose;
import org.torvm.change.Step;
import org.torvm.change.Wish;
import org.torvm.change.forecast.Forecast;
import org.torvm.change.planning.Planner;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.QubeName;
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
    /** The user stops it after the first step. */
    STOPPED,
    /** Policy denies every one. */
    DENIED
  }

  /** The qube that is lost when it is to be shut down. */
  static final QubeName LOST = new QubeName("research");

  private final Evidence evidence;
  private final Forecast forecast;
  private final Planner planner = new Planner();
  private final Fate fate;
  private final List<PastChange> past;
  private final Consumer<LeakReport> afterwards;

  StagedChanges(
      Evidence evidence,
      Audit audit,
      Fate fate,
      List<PastChange> past,
      Consumer<LeakReport> afterwards) {
    this.evidence = evidence;
    this.forecast = new Forecast(audit);
    this.fate = fate;
    this.past = new CopyOnWriteArrayList<>(past);
    this.afterwards = afterwards;
  }

  @Override
  public Planned plan(Wish wish) {
    return wish instanceof Wish.ShutDown(var qube) && qube.equals(LOST)
        ? new Planned.Ready(lost())
        : planner.plan(wish, evidence);
  }

  /** A plan that cannot be undone, and says so. */
  private static Plan lost() {
    var name = LOST.value();
    return new Plan(
        Text.of("change.title.shut-down", name),
        List.of(
            new PlannedStep(new Step.Kill(LOST), Optional.empty()),
            new PlannedStep(new Step.Remove(LOST), Optional.empty())),
        List.of(),
        List.of(
            Confirmation.tick(Text.of("change.confirm.kill", name)),
            Confirmation.type(LOST, Text.of("change.confirm.remove", name))),
        new Purpose.Fresh());
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
      if (i == done.size() && fate == Fate.STOPPED) {
        remember(plan, done.size(), PastChange.State.STOPPED);
        var standing = Text.of("apply.stopped", Text.of("apply.standing.partly"));
        return new Outcome.Stopped(plan, done, standing);
      }
      if (i == done.size() && fate == Fate.FAILS) {
        remember(plan, done.size(), PastChange.State.FAILED);
        return new Outcome.Failed(plan, done, plan.steps().get(i), refusal(plan, i));
      }
    }
    afterwards.accept(preview(plan).after());
    return new Outcome.Done(plan);
  }

  private void remember(Plan plan, int made, PastChange.State state) {
    past.addFirst(
        PastChange.begun("new", Systems.NOON, plan)
            .with(
                plan.steps().subList(0, made),
                plan.steps().subList(made, plan.steps().size()),
                state));
  }

  @Override
  public List<PastChange> past() {
    return List.copyOf(past);
  }

  @Override
  public Planned planUndo(String change) {
    return planner.undo(of(change), evidence);
  }

  @Override
  public Planned planFinish(String change) {
    return planner.finish(of(change), evidence);
  }

  @Override
  public void leave(String change) {
    past.replaceAll(c -> c.id().equals(change) ? c.with(PastChange.Fate.LEFT) : c);
  }

  private PastChange of(String change) {
    return past.stream().filter(c -> c.id().equals(change)).findFirst().orElseThrow();
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
