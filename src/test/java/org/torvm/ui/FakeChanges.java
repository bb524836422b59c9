package org.torvm.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.torvm.apply.Changes;
import org.torvm.apply.Outcome;
import org.torvm.apply.Progress;
import org.torvm.apply.ReadOnly;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.PlannedStep;
import org.torvm.change.Preview;
import org.torvm.change.Step;
import org.torvm.change.Wish;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.text.Text;

/** Changes that remember what was wished and do what a test says. */
final class FakeChanges implements Changes {
  final List<Wish> wishes = new CopyOnWriteArrayList<>();
  final List<Plan> applied = new CopyOnWriteArrayList<>();
  private final FakeSituations situations;
  private volatile LeakReport afterwards;
  private volatile LeakReport before;
  private volatile Optional<Text> undoable = Optional.empty();
  private volatile Optional<Text> refusal = Optional.empty();
  private volatile Optional<Text> trouble = Optional.empty();
  private volatile Optional<ReadOnly> readOnly = Optional.empty();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  FakeChanges(FakeSituations situations, LeakReport afterwards) {
    this.situations = situations;
    this.before = situations.latest().report();
    this.afterwards = afterwards;
  }

  /** What the system will be after the next change. */
  void afterwards(LeakReport report) {
    afterwards = report;
  }

  void refuse(Text reason) {
    refusal = Optional.of(reason);
  }

  void fail(Text reason) {
    trouble = Optional.of(reason);
  }

  /** Says from now on that nothing can be changed. */
  void readOnly(ReadOnly why) {
    readOnly = Optional.of(why);
  }

  /** Says from now on that something can be undone. */
  void undoable(String title) {
    undoable = Optional.of(words(title));
  }

  @Override
  public Optional<ReadOnly> readOnly() {
    return readOnly;
  }

  /** Holds the next plan in its first step until the gate is opened. */
  CountDownLatch hold() {
    gate = new CountDownLatch(1);
    return gate;
  }

  @Override
  public Planned plan(Wish wish) {
    wishes.add(wish);
    if (refusal.isPresent()) {
      return new Planned.Refused(refusal.get());
    }
    return new Planned.Ready(
        switch (wish) {
          case Wish.Torify t -> plan("Torify " + t.qubes().getFirst(), t.qubes(), t.gateway());
          case Wish.Untorify t ->
              plan("Untorify", t.qubes(), t.netQube().orElse(new QubeName("sys-firewall")));
          case Wish.Mend m ->
              plan("Mend " + m.finding().qube(), List.of(m.finding().qube()), m.finding().qube());
          case Wish.ShutDown s ->
              new Plan(words("Shut down " + s.qube()), List.of(step(new Step.ShutDown(s.qube()))));
          case Wish.CutNetwork c ->
              new Plan(
                  words("Cut " + c.qube()),
                  List.of(
                      step(
                          new Step.SetReference(
                              c.qube(), QubeReference.NET_QUBE, Optional.empty()))));
        });
  }

  @Override
  public Preview preview(Plan plan) {
    var report = situations.latest().report();
    return new Preview(
        plan,
        List.of(words("net qube: sys-firewall (default) → sys-whonix")),
        report.findings().stream().limit(1).toList(),
        report.findings().stream().skip(1).limit(1).toList(),
        List.of(),
        List.of(words("UDP will stop working.")),
        afterwards);
  }

  @Override
  public Outcome apply(Plan plan, Progress progress) {
    for (int i = 0; i < plan.steps().size(); i++) {
      progress.starting(plan.steps().get(i), i, plan.steps().size());
      await();
      if (trouble.isPresent()) {
        return new Outcome.Failed(
            plan, plan.steps().subList(0, i), plan.steps().get(i), trouble.get());
      }
    }
    applied.add(plan);
    boolean undone = plan.title().arguments().getFirst().toString().startsWith("Undo");
    undoable = undone ? Optional.empty() : Optional.of(plan.title());
    situations.report(undone ? before : afterwards);
    return new Outcome.Done(plan);
  }

  @Override
  public Optional<Text> undoable() {
    return undoable;
  }

  @Override
  public Planned planUndo() {
    return new Planned.Ready(
        plan("Undo", List.of(new QubeName("work")), new QubeName("sys-firewall")));
  }

  private void await() {
    try {
      gate.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Plan plan(String title, List<QubeName> qubes, QubeName netQube) {
    return new Plan(
        words(title),
        qubes.stream()
            .map(q -> step(new Step.SetReference(q, QubeReference.NET_QUBE, Optional.of(netQube))))
            .toList());
  }

  private static PlannedStep step(Step step) {
    return new PlannedStep(step, Optional.empty());
  }

  private static Text words(String words) {
    return Text.of("sample.text", words);
  }
}
