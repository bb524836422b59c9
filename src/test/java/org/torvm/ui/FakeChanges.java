package org.torvm.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.torvm.apply.Changes;
import org.torvm.apply.Outcome;
import org.torvm.apply.Progress;
import org.torvm.apply.ReadOnly;
import org.torvm.change.Consent;
import org.torvm.change.Difference;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.PlannedStep;
import org.torvm.change.Preview;
import org.torvm.change.Purpose;
import org.torvm.change.Step;
import org.torvm.change.Wish;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.text.Text;

/** Changes that remember what was wished and do what a test says. */
final class FakeChanges implements Changes {
  /** What a disposable is called that is made. */
  static final QubeName MADE = new QubeName("disp4821");

  final List<Wish> wishes = new CopyOnWriteArrayList<>();
  final List<Plan> applied = new CopyOnWriteArrayList<>();
  private final FakeSituations situations;
  private volatile LeakReport afterwards;
  private volatile LeakReport before;
  private volatile Optional<Text> undoable = Optional.empty();
  private volatile Optional<Text> refusal = Optional.empty();
  private volatile Optional<Text> trouble = Optional.empty();
  private volatile int failing;
  private volatile boolean nothingLeft;
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
    fail(0, reason);
  }

  /** From now on the step of that index fails. */
  void fail(int step, Text reason) {
    failing = step;
    trouble = Optional.of(reason);
  }

  void succeed() {
    trouble = Optional.empty();
  }

  /** From now on there is nothing left to take back of what can be undone. */
  void nothingLeftToUndo() {
    undoable = Optional.of(words("Torify work"));
    nothingLeft = true;
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

  private static AssertionError unasked(Wish wish) {
    return new AssertionError("no window test asks for " + wish);
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
          case Wish.StartDisposable d ->
              new Plan(
                  words("Start a disposable from " + d.template()),
                  List.of(
                      step(new Step.ShutDown(d.template())),
                      step(new Step.MakeDisposable(d.template())),
                      step(new Step.StartMade(d.template()))));
          case Wish.Customise c -> cut("Customise " + c.template(), c.template());
          case Wish.EndCustomising e ->
              new Plan(
                  words("Stop customising " + e.template()),
                  List.of(
                      step(new Step.ShutDown(e.template())),
                      step(
                          new Step.SetReference(
                              e.template(),
                              QubeReference.NET_QUBE,
                              e.netQube().value().flatMap(n -> n)))));
          case Wish.CutNetwork c -> cut("Cut " + c.qube(), c.qube());
          case Wish.Kill k ->
              new Plan(words("Kill " + k.qube()), List.of(step(new Step.Kill(k.qube()))));
          case Wish.MoveClients _, Wish.NetworkOff _, Wish.NetworkOn _ -> throw unasked(wish);
          case Wish.PinNetQube _, Wish.Remove _ -> throw unasked(wish);
        });
  }

  private Plan cut(String title, QubeName qube) {
    var setting = situations.latest().report().system().qube(qube).map(Qube::netQube);
    return new Plan(
        words(title),
        List.of(
            new PlannedStep(
                new Step.SetReference(qube, QubeReference.NET_QUBE, Optional.empty()),
                setting
                    .flatMap(s -> s.value())
                    .map(n -> new Step.SetReference(qube, QubeReference.NET_QUBE, n)))));
  }

  @Override
  public Preview preview(Plan plan) {
    var report = situations.latest().report();
    return new Preview(
        plan,
        plan.steps().stream().flatMap(s -> difference(s.step()).stream()).toList(),
        report.findings().stream().limit(1).toList(),
        report.findings().stream().skip(1).limit(1).toList(),
        List.of(),
        List.of(words("UDP will stop working.")),
        afterwards);
  }

  private static Optional<Difference> difference(Step step) {
    return step instanceof Step.SetReference s
        ? Optional.of(
            new Difference.Changed(
                s.qube(),
                words("net qube"),
                new Difference.Value(words("sys-firewall"), true),
                new Difference.Value(words(s.value().map(QubeName::value).orElse("none")), false)))
        : Optional.of(new Difference.Happens(step.qube(), words(step.qube() + " is shut down")));
  }

  @Override
  public Outcome apply(Plan plan, Consent consent, Progress progress) {
    for (int i = 0; i < plan.steps().size(); i++) {
      progress.starting(plan.steps().get(i), i, plan.steps().size());
      await();
      if (trouble.isPresent() && i == failing) {
        return new Outcome.Failed(
            plan, plan.steps().subList(0, i), plan.steps().get(i), trouble.get());
      }
    }
    var named = plan;
    for (PlannedStep planned : plan.steps()) {
      if (planned.step() instanceof Step.MakeDisposable make) {
        named = named.named(make.qube(), MADE);
      }
    }
    applied.add(named);
    boolean undone = plan.title().arguments().getFirst().toString().startsWith("Undo");
    undoable = undone ? Optional.empty() : Optional.of(plan.title());
    situations.report(undone ? before : afterwards);
    return new Outcome.Done(named);
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
    if (nothingLeft) {
      return new Planned.Ready(
          new Plan(words("Undo"), List.of(), List.of(), List.of(), new Purpose.TakeBack("1")));
    }
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
            .map(q ->
                new PlannedStep(
                    new Step.SetReference(q, QubeReference.NET_QUBE, Optional.of(netQube)),
                    Optional.of(new Step.ResetReference(q, QubeReference.NET_QUBE))))
            .toList());
  }

  private static PlannedStep step(Step step) {
    return new PlannedStep(step, Optional.empty());
  }

  private static Text words(String words) {
    return Text.of("sample.text", words);
  }
}
