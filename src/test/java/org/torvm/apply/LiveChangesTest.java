package org.torvm.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torvm.admin.AdminApi;
import org.torvm.admin.Deadlines;
import org.torvm.apply.FakeQubesd.Fault;
import org.torvm.apply.memory.ChangeLog;
import org.torvm.change.Consent;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Simulation;
import org.torvm.change.Step;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Audit;
import org.torvm.leak.Intent;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.settings.StateFile;
import org.torvm.text.Messages;
import org.torvm.text.Text;

class LiveChangesTest {
  private static final QubeName WORK = new QubeName("work");
  private static final String MARK = Intent.MUST_USE_TOR_TAG;

  @TempDir Path directory;
  private FakeQubesd qubesd;
  private LiveChanges changes;

  @BeforeEach
  void aSystemWithARunningQubeOnClearnet() {
    qubesd = new FakeQubesd(SystemBuilder.stock().running("work").system());
    changes = open();
  }

  @Test
  void makesTheCallsOfThePlanInItsOrderAndReadsEachBackBeforeTheNext() {
    var plan = planned(torify("torvm"));
    var progress = new ArrayList<String>();

    var outcome =
        changes.apply(
            plan, Consent.none(), (step, index, count) -> progress.add(index + "/" + count));

    assertThat(outcome).isEqualTo(new Outcome.Done(plan));
    var calls = qubesd.calls();
    assertThat(calls.subList(plan.premises().size(), calls.size()))
        .containsExactly(
            "admin.vm.tag.Get+" + MARK + " work",
            "admin.vm.tag.Set+" + MARK + " work",
            "admin.vm.tag.Get+" + MARK + " work",
            "admin.vm.property.Get+netvm work",
            "admin.vm.property.Set+netvm work",
            "admin.vm.property.Get+netvm work",
            "admin.vm.property.Get+default_dispvm work",
            "admin.vm.property.Set+default_dispvm work",
            "admin.vm.property.Get+default_dispvm work",
            "admin.vm.Shutdown+wait work",
            "admin.vm.CurrentState+ work",
            "admin.vm.Start+ torvm",
            "admin.vm.CurrentState+ torvm",
            "admin.vm.property.Get+netvm work",
            "admin.vm.CurrentState+ work",
            "admin.vm.property.Set+netvm work torvm",
            "admin.vm.property.Get+netvm work",
            "admin.vm.Start+ work",
            "admin.vm.CurrentState+ work");
    assertThat(progress).containsExactly("0/7", "1/7", "2/7", "3/7", "4/7", "5/7", "6/7");
  }

  @Test
  void whatWasDoneCanBeUndoneByALaterRunInTheSafeOrder() {
    var before = qubesd.system();
    apply(torify("sys-whonix"));
    int made = qubesd.changes().size();

    changes = open();
    assertThat(changes.undoable().map(LiveChangesTest::say))
        .contains("Torify work through sys-whonix");
    var undo = ready(changes.planUndo());
    assertThat(changes.preview(undo).changesInWords().stream().map(LiveChangesTest::say))
        .containsExactly(
            "work: net qube: sys-whonix → sys-firewall (the default)",
            "work: default disposable template: whonix-workstation-17-dvm → debian-12-dvm (the"
                + " default)",
            "work: tag torvm-must-tor is removed",
            "work is shut down and started again");
    assertThat(changes.apply(undo, Consent.to(undo.confirmations()), Progress.none()))
        .isInstanceOf(Outcome.Done.class);

    assertThat(qubesd.changes().subList(made, qubesd.changes().size()))
        .containsExactly(
            "admin.vm.property.Set+netvm work",
            "admin.vm.property.Set+default_dispvm work",
            "admin.vm.Shutdown+wait work",
            "admin.vm.tag.Remove+" + MARK + " work",
            "admin.vm.property.Reset+default_dispvm work",
            "admin.vm.property.Reset+netvm work",
            "admin.vm.Start+ work");
    assertThat(qubesd.system()).isEqualTo(before);
    assertThat(changes.undoable()).isEmpty();
    assertThat(reason(changes.planUndo())).isEqualTo("There is nothing to undo.");
  }

  @Test
  void afterAnUndoTheChangeBeforeItIsNext() {
    apply(torify("sys-whonix"));
    apply(new Wish.CutNetwork(new QubeName("personal")));

    assertThat(changes.undoable().map(LiveChangesTest::say))
        .contains("Cut personal off from the network");
    changes.apply(ready(changes.planUndo()), Consent.none(), Progress.none());
    assertThat(changes.undoable().map(LiveChangesTest::say))
        .contains("Torify work through sys-whonix");
  }

  @Test
  void aPlanWhosePremisesSomebodyChangedIsNotBegun() {
    var plan = planned(torify("sys-whonix"));
    qubesd.meanwhile(
        new Step.SetReference(WORK, QubeReference.NET_QUBE, Optional.of(new QubeName("sys-net"))));

    var failed = failed(changes.apply(plan, Consent.to(plan.confirmations()), Progress.none()));

    assertThat(failed.done()).isEmpty();
    assertThat(say(failed.trouble()))
        .isEqualTo(
            "Something was changed since you saw the preview: the property netvm of work. Nothing"
                + " was done. Look at the preview again.");
    assertThat(qubesd.changes()).isEmpty();
    assertThat(changes.undoable()).isEmpty();
  }

  @Test
  void whoComesInBetweenTwoStepsIsNoticedAndNotOverwritten() {
    var plan = planned(torify("sys-whonix"));
    var elsewhere = Optional.of(new QubeName("torvm"));
    var connect =
        new Step.SetReference(
            WORK, QubeReference.NET_QUBE, Optional.of(new QubeName("sys-whonix")));
    qubesd.meanwhile(
        indexOf(plan, connect) - 2, new Step.SetReference(WORK, QubeReference.NET_QUBE, elsewhere));

    var failed = failed(changes.apply(plan, Consent.to(plan.confirmations()), Progress.none()));

    assertThat(failed.failed().step()).isEqualTo(connect);
    assertThat(say(failed.trouble()))
        .startsWith("Somebody else changed something in between: the property netvm of work.");
    assertThat(qubesd.system().qube(WORK).orElseThrow().netQube().value()).contains(elsewhere);
  }

  @Test
  void aQubeThatSomebodyStartsInBetweenIsNotConnected() {
    var plan = planned(torify("sys-whonix"));
    var connect =
        new Step.SetReference(
            WORK, QubeReference.NET_QUBE, Optional.of(new QubeName("sys-whonix")));
    qubesd.meanwhile(indexOf(plan, connect) - 2, new Step.Start(WORK));

    var failed = failed(changes.apply(plan, Consent.to(plan.confirmations()), Progress.none()));

    assertThat(say(failed.trouble()))
        .isEqualTo(
            "Somebody else changed something in between: whether work is running. Nothing more was"
                + " done. work has no network and stays offline until you undo this or try again.");
  }

  @Test
  void aChangeThatSomebodyHasRevisedSinceIsNotUndone() {
    apply(torify("sys-whonix"));
    qubesd.meanwhile(new Step.SetReference(WORK, QubeReference.NET_QUBE, Optional.empty()));

    assertThat(reason(changes.planUndo()))
        .isEqualTo(
            "\"Torify work through sys-whonix\" cannot be undone: since then, somebody has changed"
                + " what this step did: Set the net qube of work to sys-whonix.");
  }

  @Test
  void aRefusedStepEndsThePlanAndTheQubeStaysCutOff() {
    var plan = planned(torify("torvm"));
    qubesd.failing(indexOf(plan, new Step.Start(new QubeName("torvm"))), Fault.REFUSED);

    var failed = failed(changes.apply(plan, Consent.to(plan.confirmations()), Progress.none()));

    assertThat(failed.failed().step()).isEqualTo(new Step.Start(new QubeName("torvm")));
    assertThat(failed.done()).hasSize(4);
    assertThat(say(failed.trouble()))
        .isEqualTo(
            "\"Start torvm\" did not succeed. Qubes refused a request about torvm: made to fail"
                + " work has no network and stays offline until you undo this or try again.");
    var work = qubesd.system().qube(WORK).orElseThrow();
    assertThat(work.netQube().value()).contains(Optional.empty());
    assertThat(work.state()).isEqualTo(PowerState.HALTED);
  }

  @Test
  void aStepWithoutAnswerIsReadAgainBeforeAnythingElse() {
    var plan = planned(torify("sys-whonix"));
    var cut = new Step.SetReference(WORK, QubeReference.NET_QUBE, Optional.empty());
    qubesd.failing(indexOf(plan, cut), Fault.TIMED_OUT_AND_DONE);
    assertThat(changes.apply(plan, Consent.to(plan.confirmations()), Progress.none()))
        .isEqualTo(new Outcome.Done(plan));
  }

  @Test
  void aStepWithoutAnswerThatWasNotMadeEndsThePlan() {
    var plan = planned(torify("sys-whonix"));
    var cut = new Step.SetReference(WORK, QubeReference.NET_QUBE, Optional.empty());
    qubesd.failing(indexOf(plan, cut), Fault.TIMED_OUT);

    var failed = failed(changes.apply(plan, Consent.to(plan.confirmations()), Progress.none()));

    assertThat(failed.done()).hasSize(1);
    assertThat(qubesd.calls().getLast()).isEqualTo("admin.vm.property.Get+netvm work");
    assertThat(say(failed.trouble()))
        .startsWith("Whether this was done is not known: \"Set the net qube of work to none\".")
        .endsWith("The steps before it were made. Undo takes them back.");
  }

  @Test
  void aStepThatReadsBackDifferentlyEndsThePlan() {
    var plan = planned(torify("sys-whonix"));
    var cut = new Step.SetReference(WORK, QubeReference.NET_QUBE, Optional.empty());
    qubesd.failing(indexOf(plan, cut), Fault.PRETENDED);

    var failed = failed(changes.apply(plan, Consent.to(plan.confirmations()), Progress.none()));

    assertThat(say(failed.trouble())).contains("reading it back shows something else");
    assertThat(qubesd.changes()).hasSize(2);
  }

  @Test
  void aQubeThatIsOffAlreadyCountsAsShutDown() {
    var plan = planned(new Wish.ShutDown(WORK));
    qubesd.failing(indexOf(plan, new Step.ShutDown(WORK)), Fault.SILENT_AND_DONE);
    assertThat(changes.apply(plan, Consent.to(plan.confirmations()), Progress.none()))
        .isEqualTo(new Outcome.Done(plan));
  }

  @Test
  void nothingIsDoneThatCannotBeRemembered() throws IOException {
    Files.createDirectory(directory.resolve("log.json"));
    var failed =
        failed(changes.apply(planned(torify("sys-whonix")), Consent.none(), Progress.none()));

    assertThat(say(failed.trouble())).contains("could not be undone. Nothing was changed.");
    assertThat(qubesd.changes()).isEmpty();
  }

  @Test
  void anEmptyPlanIsDoneWithoutACall() {
    var plan = planned(new Wish.ShutDown(new QubeName("vault")));
    assertThat(changes.apply(plan, Consent.to(plan.confirmations()), Progress.none()))
        .isEqualTo(new Outcome.Done(plan));
    assertThat(qubesd.calls()).isEmpty();
    assertThat(changes.undoable()).isEmpty();
  }

  @Test
  void whatThePolicyDeniesFromTheFirstStepOnMakesTheSystemReadOnlyUntilAChangeSucceeds() {
    assertThat(changes.readOnly()).isEmpty();
    var plan = planned(torify("sys-whonix"));
    qubesd.failing(indexOf(plan, plan.steps().getFirst().step()), Fault.DENIED);
    assertThat(changes.apply(plan, Consent.to(plan.confirmations()), Progress.none()))
        .isInstanceOf(Outcome.Failed.class);
    assertThat(changes.readOnly())
        .hasValueSatisfying(r -> {
          assertThat(r.chosen()).isFalse();
          assertThat(r.reason().key()).isEqualTo("connection.refused-by-policy");
        });
    apply(torify("sys-whonix"));
    assertThat(changes.readOnly()).isEmpty();
  }

  @Test
  void whatIsDeniedHalfwayOrRefusedOtherwiseDoesNotMakeTheSystemReadOnly() {
    var plan = planned(torify("sys-whonix"));
    qubesd.failing(indexOf(plan, plan.steps().getFirst().step()), Fault.SILENT);
    assertThat(changes.apply(plan, Consent.to(plan.confirmations()), Progress.none()))
        .isInstanceOf(Outcome.Failed.class);
    assertThat(changes.readOnly()).isEmpty();
    var again = planned(torify("sys-whonix"));
    qubesd.failing(indexOf(again, again.steps().getLast().step()), Fault.DENIED);
    assertThat(changes.apply(again, Consent.to(again.confirmations()), Progress.none()))
        .isInstanceOf(Outcome.Failed.class);
    assertThat(changes.readOnly()).isEmpty();
  }

  private LiveChanges open() {
    return new LiveChanges(
        new AdminApi(qubesd, Deadlines.all(Duration.ofSeconds(5))),
        () -> SystemBuilder.evidence(qubesd.system()),
        new Audit(List.of()),
        new ChangeLog(new StateFile(directory.resolve("log.json"), 1 << 20)),
        () -> Instant.parse("2026-11-21T12:00:00Z"));
  }

  /** Which call makes that step. */
  private int indexOf(Plan plan, Step step) {
    var system = qubesd.system();
    int index = qubesd.calls().size() + plan.premises().size();
    for (var planned : plan.steps()) {
      index += Simulation.precondition(system, planned.step()).size();
      if (planned.step().equals(step)) {
        return index;
      }
      index += 2;
      system = Simulation.after(system, planned.step());
    }
    throw new AssertionError("no such step: " + step);
  }

  private void apply(Wish wish) {
    assertThat(
            changes.apply(
                planned(wish), Consent.to(planned(wish).confirmations()), Progress.none()))
        .isInstanceOf(Outcome.Done.class);
  }

  private Plan planned(Wish wish) {
    return ready(changes.plan(wish));
  }

  private static Wish torify(String gateway) {
    return new Wish.Torify(List.of(WORK), new QubeName(gateway), RunningQube.RESTART);
  }

  private static Plan ready(Planned planned) {
    return switch (planned) {
      case Planned.Ready(Plan plan) -> plan;
      case Planned.Refused(Text reason) -> throw new AssertionError(say(reason));
    };
  }

  private static String reason(Planned planned) {
    return switch (planned) {
      case Planned.Ready(Plan plan) -> throw new AssertionError("ready: " + plan);
      case Planned.Refused(Text reason) -> say(reason);
    };
  }

  private static Outcome.Failed failed(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return (Outcome.Failed) outcome;
  }

  private static String say(Text text) {
    return Messages.shipped().say(text);
  }
}
