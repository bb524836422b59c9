package org.torvm.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.torvm.apply.Changes;
import org.torvm.apply.Outcome;
import org.torvm.apply.Progress;
import org.torvm.apply.ReadOnly;
import org.torvm.change.Confirmation;
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
import org.torvm.graph.Sample;
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
  final List<PastChange> past = new CopyOnWriteArrayList<>();
  private volatile List<Confirmation> confirmations = List.of();
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
    undoable("Torify work");
    nothingLeft = true;
  }

  /** Says from now on that nothing can be changed. */
  void readOnly(ReadOnly why) {
    readOnly = Optional.of(why);
  }

  /** Says from now on that something can be undone. */
  void undoable(String title) {
    remember(Pasts.done("undoable " + past.size(), title));
  }

  /** From now on that is remembered, as the newest change. */
  void remember(PastChange change) {
    past.addFirst(change);
  }

  /** From now on every plan asks for these. */
  void ask(Confirmation... asked) {
    confirmations = List.of(asked);
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
    return ready(
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
    if (!consent.covers(plan)) {
      throw new AssertionError("not agreed to");
    }
    var begun = PastChange.begun("change " + past.size(), Sample.NOON, plan);
    for (int i = 0; i < plan.steps().size(); i++) {
      var done = plan.steps().subList(0, i);
      if (progress.isStopWanted()) {
        settle(begun, i, PastChange.State.STOPPED);
        return new Outcome.Stopped(plan, done, words("You stopped this change."));
      }
      progress.starting(plan.steps().get(i), i, plan.steps().size());
      await();
      if (trouble.isPresent() && i == failing) {
        settle(begun, i, PastChange.State.FAILED);
        return new Outcome.Failed(plan, done, plan.steps().get(i), trouble.get());
      }
    }
    var named = plan;
    for (PlannedStep planned : plan.steps()) {
      if (planned.step() instanceof Step.MakeDisposable make) {
        named = named.named(make.qube(), MADE);
      }
    }
    applied.add(named);
    settle(begun, plan.steps().size(), PastChange.State.DONE);
    situations.report(plan.purpose().takesBack().isPresent() ? before : afterwards);
    return new Outcome.Done(named);
  }

  /** Remembers it as the change log does. */
  private void settle(PastChange begun, int made, PastChange.State state) {
    var all = begun.remaining();
    var change = begun.with(all.subList(0, made), all.subList(made, all.size()), state);
    var finished = change.purpose().finishes();
    if (finished.isPresent()) {
      past.replaceAll(c -> c.id().equals(finished.get()) ? c.continuedBy(change) : c);
    } else if (made > 0 || state == PastChange.State.DONE) {
      past.addFirst(change);
    }
    if (state == PastChange.State.DONE) {
      change
          .purpose()
          .takesBack()
          .ifPresent(id ->
              past.replaceAll(c -> c.id().equals(id) ? c.with(PastChange.Fate.TAKEN_BACK) : c));
    }
  }

  @Override
  public List<PastChange> past() {
    return List.copyOf(past);
  }

  @Override
  public Planned planUndo() {
    return planUndo(lastUndoable().map(PastChange::id).orElse("none"));
  }

  @Override
  public Planned planUndo(String change) {
    if (refusal.isPresent()) {
      return new Planned.Refused(refusal.get());
    }
    var purpose = new Purpose.TakeBack(change);
    if (nothingLeft) {
      return new Planned.Ready(new Plan(words("Undo"), List.of(), List.of(), List.of(), purpose));
    }
    return ready(
        about(
            purpose,
            plan("Undo", List.of(new QubeName("work")), new QubeName("sys-firewall")).steps()));
  }

  @Override
  public Planned planFinish(String change) {
    var missing =
        past.stream().filter(c -> c.id().equals(change)).findFirst().orElseThrow().remaining();
    return ready(about(new Purpose.Finish(change), missing));
  }

  private static Plan about(Purpose purpose, List<PlannedStep> steps) {
    var title = words(purpose.finishes().isPresent() ? "Finish" : "Undo");
    return new Plan(title, steps, List.of(), List.of(), purpose);
  }

  private Planned ready(Plan plan) {
    return new Planned.Ready(
        new Plan(plan.title(), plan.steps(), plan.premises(), confirmations, plan.purpose()));
  }

  @Override
  public void leave(String change) {
    past.replaceAll(c -> c.id().equals(change) ? c.with(PastChange.Fate.LEFT) : c);
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
