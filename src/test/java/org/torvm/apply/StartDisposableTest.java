package org.torvm.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.torvm.admin.AdminApi;
import org.torvm.admin.Deadlines;
import org.torvm.apply.FakeQubesd.Fault;
import org.torvm.apply.memory.ChangeLog;
import org.torvm.change.Confirmation;
import org.torvm.change.Consent;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Step;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.leak.Audit;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.settings.StateFile;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/** A disposable whose name is only known once it was made. */
class StartDisposableTest {
  private static final QubeName DVM = new QubeName("whonix-workstation-17-dvm");

  @TempDir Path directory;
  private FakeQubesd qubesd;
  private LiveChanges changes;

  @BeforeEach
  void aSystemWhoseDisposableTemplateRuns() {
    qubesd = new FakeQubesd(SystemBuilder.stock().running(DVM.value()).system());
    changes = open();
  }

  @Test
  void theTemplateIsOffBeforeTheDisposableIsMadeReadBackAndStarted() {
    var plan = planned();
    var outcome = changes.apply(plan, Consent.to(plan.confirmations()), Progress.none());

    var made = made(outcome);
    var calls = qubesd.calls();
    assertThat(calls.subList(plan.premises().size(), calls.size()))
        .containsExactly(
            "admin.vm.Shutdown+wait " + DVM,
            "admin.vm.CurrentState+ " + DVM,
            "admin.vm.property.Get+netvm " + DVM,
            "admin.vm.List+ dom0",
            "admin.vm.CreateDisposable+ " + DVM,
            "admin.vm.List+ " + made,
            "admin.vm.property.Get+template " + made,
            "admin.vm.property.Get+netvm " + made,
            "admin.vm.Start+ " + made,
            "admin.vm.CurrentState+ " + made);
    var disposable = qubesd.system().qube(made).orElseThrow();
    assertThat(disposable.klass()).isEqualTo(QubeClass.DISPOSABLE);
    assertThat(disposable.netQube().value()).contains(Optional.of(new QubeName("sys-whonix")));
    assertThat(disposable.state().isOn()).isTrue();
    assertThat(qubesd.system().qube(DVM).orElseThrow().state().isOn()).isFalse();
  }

  @Test
  void aLaterRunTakesItBackByShuttingTheDisposableDown() {
    var made =
        made(changes.apply(planned(), Consent.to(planned().confirmations()), Progress.none()));
    changes = open();
    assertThat(changes.undoable().map(Messages.shipped()::say))
        .contains("Start a disposable from " + DVM);
    var undo = ready(changes.planUndo());
    assertThat(undo.steps().stream().map(s -> s.step())).containsExactly(new Step.ShutDown(made));
    assertThat(changes.apply(undo, Consent.to(undo.confirmations()), Progress.none()))
        .isInstanceOf(Outcome.Done.class);
    assertThat(qubesd.system().qube(made)).isEmpty();
    assertThat(changes.undoable()).isEmpty();
  }

  @Test
  void nothingIsLeftToTakeBackOnceTheDisposableIsGone() {
    var made =
        made(changes.apply(planned(), Consent.to(planned().confirmations()), Progress.none()));
    qubesd.meanwhile(new Step.ShutDown(made));
    var undo = ready(changes.planUndo());
    assertThat(undo.isEmpty()).isTrue();
    assertThat(changes.apply(undo, Consent.to(undo.confirmations()), Progress.none()))
        .isInstanceOf(Outcome.Done.class);
    assertThat(changes.undoable()).isEmpty();
  }

  @Test
  void aRefusalSaysThatTheTemplateIsOff() {
    qubesd.failing(planned().premises().size() + 4, Fault.REFUSED);
    assertThat(trouble())
        .startsWith("\"Make a new disposable from " + DVM + "\" did not succeed.")
        .endsWith("The steps before it were made.");
    assertThat(changes.undoable()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"TIMED_OUT", "TIMED_OUT_AND_DONE", "LOST_AND_DONE"})
  void aLostAnswerLeavesItOpenWhetherOneWasMade(Fault fault) {
    qubesd.failing(planned().premises().size() + 4, fault);
    assertThat(trouble()).startsWith("Whether this was done is not known: \"Make a new");
    assertThat(qubesd.changes()).noneMatch(c -> c.startsWith("admin.vm.Start"));
  }

  @Test
  void aDisposableThatGoesAnotherWayIsNotStarted() {
    var plan = planned();
    int readBack = plan.premises().size() + 6;
    var name = new QubeName("disp" + (1000 + readBack - 1));
    qubesd.meanwhile(
        readBack, new Step.SetReference(name, QubeReference.NET_QUBE, net("sys-firewall")));
    assertThat(trouble())
        .startsWith("\"Make " + name + ", a new disposable from " + DVM + "\" was accepted");
    assertThat(qubesd.system().qube(name).orElseThrow().state().isOn()).isFalse();
  }

  @Test
  void oneThatDoesNotStartIsNamedAndCanBeTakenBack() {
    qubesd.failing(planned().premises().size() + 8, Fault.REFUSED);
    assertThat(trouble()).contains("was made, but nothing was run in it");
    var undo = ready(changes.planUndo());
    var made = disposables().getFirst();
    assertThat(undo.steps().stream().map(s -> s.step())).containsExactly(new Step.Remove(made));
    assertThat(undo.confirmations()).extracting(Confirmation::typed).contains(Optional.of(made));
    assertThat(changes.apply(undo, Consent.none(), Progress.none()))
        .isInstanceOf(Outcome.Failed.class);
    assertThat(disposables()).contains(made);
    assertThat(changes.apply(undo, Consent.to(undo.confirmations()), Progress.none()))
        .isInstanceOf(Outcome.Done.class);
    assertThat(disposables()).isEmpty();
  }

  @Test
  void aTemplateThatWasMovedMeanwhileStopsThePlan() {
    var plan = planned();
    qubesd.meanwhile(
        plan.premises().size() + 2,
        new Step.SetReference(DVM, QubeReference.NET_QUBE, net("sys-firewall")));
    assertThat(trouble()).startsWith("Somebody else changed something in between");
    assertThat(qubesd.changes()).noneMatch(c -> c.startsWith("admin.vm.CreateDisposable"));
  }

  private List<QubeName> disposables() {
    return qubesd.system().qubes().values().stream()
        .filter(q -> q.klass() == QubeClass.DISPOSABLE)
        .map(Qube::name)
        .toList();
  }

  private String trouble() {
    var outcome = changes.apply(planned(), Consent.to(planned().confirmations()), Progress.none());
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return Messages.shipped().say(((Outcome.Failed) outcome).trouble());
  }

  private static QubeName made(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome)
        .plan().steps().stream()
            .flatMap(s -> s.step().newQube().stream())
            .findFirst()
            .orElseThrow();
  }

  private Plan planned() {
    return ready(changes.plan(new Wish.StartDisposable(DVM)));
  }

  private static Optional<QubeName> net(String name) {
    return Optional.of(new QubeName(name));
  }

  private LiveChanges open() {
    return new LiveChanges(
        new AdminApi(qubesd, Deadlines.all(Duration.ofSeconds(5))),
        () -> SystemBuilder.evidence(qubesd.system()),
        new Audit(java.util.List.of()),
        new ChangeLog(new StateFile(directory.resolve("changes.json"), 1 << 20)),
        InstantSource.system());
  }

  private static Plan ready(Planned planned) {
    return switch (planned) {
      case Planned.Ready(Plan plan) -> plan;
      case Planned.Refused(Text reason) -> throw new AssertionError(Messages.shipped().say(reason));
    };
  }
}
