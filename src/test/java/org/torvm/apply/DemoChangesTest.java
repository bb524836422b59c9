package org.torvm.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torvm.admin.AdminApi;
import org.torvm.admin.Deadlines;
import org.torvm.admin.QubesdSocket;
import org.torvm.admin.live.BackOff;
import org.torvm.admin.live.LiveSystem;
import org.torvm.admin.value.ShutDown;
import org.torvm.apply.memory.ChangeLog;
import org.torvm.change.Consent;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.demo.DemoOptions;
import org.torvm.demo.DemoServer;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.leak.Intent;
import org.torvm.leak.Past;
import org.torvm.leak.Verdict;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.StateDirectory;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/** Whole changes against the demo system, over a real socket. */
class DemoChangesTest {
  private static final QubeName PERSONAL = new QubeName("personal");
  private static final QubeName TORVM = new QubeName("torvm");

  @TempDir Path directory;
  private DemoServer demo;
  private AdminApi api;
  private LiveSystem live;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    demo = DemoServer.open(directory.resolve("demo.sock"), DemoOptions.instant());
    api = new AdminApi(new QubesdSocket(demo.socket()), Deadlines.all(Duration.ofSeconds(20)));
    live =
        new LiveSystem(
            api, Optional.empty(), SystemKind.DEMO, InstantSource.system(), BackOff.doubling());
    live.start();
    live.awaitLoaded(Duration.ofSeconds(20));
  }

  @AfterEach
  void close() throws IOException {
    live.close();
    demo.close();
  }

  @Test
  void torifiesARunningQubeByRestartAndUndoesItInALaterRun() throws Exception {
    var before = personal();
    var plan = ready(changes().plan(torify("sys-whonix")));
    var preview = changes().preview(plan);
    assertThat(preview.after().routes())
        .hasEntrySatisfying(
            PERSONAL, r -> assertThat(r.route().verdict()).isEqualTo(Verdict.TORIFIED));

    assertThat(changes().apply(plan, Consent.to(plan.confirmations()), Progress.none()))
        .isEqualTo(new Outcome.Done(plan));

    var after = personal();
    assertThat(after.netQube()).isEqualTo(explicit("sys-whonix"));
    assertThat(after.disposableTemplate()).isEqualTo(explicit("whonix-workstation-18-dvm"));
    assertThat(after.hasTag(Intent.MUST_USE_TOR_TAG)).isTrue();
    assertThat(after.state()).isEqualTo(PowerState.RUNNING);
    assertThat(after.startedAt()).isNotEqualTo(before.startedAt());

    var undo = ready(changes().planUndo());
    assertThat(changes().apply(undo, Consent.to(undo.confirmations()), Progress.none()))
        .isEqualTo(new Outcome.Done(undo));
    assertThat(personal().references()).isEqualTo(before.references());
    assertThat(personal().tags()).isEqualTo(before.tags());
    assertThat(personal().state()).isEqualTo(PowerState.RUNNING);
    assertThat(changes().undoable()).isEmpty();
  }

  @Test
  void aHaltedGatewayIsStartedBeforeAnythingIsConnectedToIt() throws Exception {
    api.shutDown(TORVM, ShutDown.FORCE_AND_WAIT);
    assertThat(system().qube(TORVM).orElseThrow().state()).isEqualTo(PowerState.HALTED);
    var plan = ready(changes().plan(torify("torvm")));

    assertThat(changes().apply(plan, Consent.to(plan.confirmations()), Progress.none()))
        .isEqualTo(new Outcome.Done(plan));

    assertThat(system().qube(TORVM).orElseThrow().state()).isEqualTo(PowerState.RUNNING);
    assertThat(personal().netQube()).isEqualTo(explicit("torvm"));
    assertThat(personal().state()).isEqualTo(PowerState.RUNNING);
  }

  @Test
  void aGatewayThatDoesNotStartLeavesTheQubeOfflineAndUndoBringsItBack() throws Exception {
    api.shutDown(TORVM, ShutDown.FORCE_AND_WAIT);
    assertThat(system().qube(TORVM).orElseThrow().state()).isEqualTo(PowerState.HALTED);
    var before = personal();
    var plan = ready(changes().plan(torify("torvm")));
    api.setFeature(TORVM, "prohibit-start", "broken disk");

    var failed =
        (Outcome.Failed) changes().apply(plan, Consent.to(plan.confirmations()), Progress.none());

    assertThat(failed.done()).hasSize(4);
    assertThat(Messages.shipped().say(failed.trouble()))
        .startsWith("\"Start torvm\" did not succeed.")
        .endsWith("personal has no network and stays offline until you undo this or try again.");
    assertThat(personal().netQube()).isEqualTo(Setting.explicit(Optional.empty()));
    assertThat(personal().state()).isEqualTo(PowerState.HALTED);

    var undo = ready(changes().planUndo());
    assertThat(changes().apply(undo, Consent.to(undo.confirmations()), Progress.none()))
        .isEqualTo(new Outcome.Done(undo));
    assertThat(personal().references()).isEqualTo(before.references());
  }

  @Test
  void aDaemonThatGoesAwayInTheMiddleLeavesTheQubeOffline() throws Exception {
    var before = personal();
    var plan = ready(changes().plan(torify("sys-whonix")));

    var outcome =
        changes()
            .apply(
                plan,
                Consent.none(),
                (_, index, _) -> {
                  if (index == 4) {
                    goAway();
                  }
                });

    var failed = (Outcome.Failed) outcome;
    assertThat(failed.done()).hasSize(4);
    demo.comeBack();
    assertThat(personal().netQube()).isEqualTo(Setting.explicit(Optional.empty()));
    var undo = ready(changes().planUndo());
    assertThat(changes().apply(undo, Consent.to(undo.confirmations()), Progress.none()))
        .isEqualTo(new Outcome.Done(undo));
    assertThat(personal().references()).isEqualTo(before.references());
    assertThat(personal().tags()).isEqualTo(before.tags());
  }

  @Test
  void cuttingOffIsLiveAndSoIsTakingItBack() throws Exception {
    var before = personal();
    var plan = ready(changes().plan(new Wish.CutNetwork(PERSONAL)));
    assertThat(changes().apply(plan, Consent.to(plan.confirmations()), Progress.none()))
        .isEqualTo(new Outcome.Done(plan));
    assertThat(personal().netQube()).isEqualTo(Setting.explicit(Optional.empty()));
    assertThat(personal().state()).isEqualTo(PowerState.RUNNING);

    var undo = ready(changes().planUndo());
    assertThat(changes().apply(undo, Consent.to(undo.confirmations()), Progress.none()))
        .isEqualTo(new Outcome.Done(undo));
    assertThat(personal().references()).isEqualTo(before.references());
    assertThat(personal().startedAt()).isEqualTo(before.startedAt());
  }

  @Test
  void aDisposableIsStartedInsteadOfItsTemplateAndTakenBack() throws Exception {
    var dvm = new QubeName("whonix-workstation-18-dvm");
    api.start(dvm);
    assertThat(system().qube(dvm).orElseThrow().state()).isEqualTo(PowerState.RUNNING);
    var plan = ready(changes().plan(new Wish.StartDisposable(dvm)));

    var done =
        (Outcome.Done) changes().apply(plan, Consent.to(plan.confirmations()), Progress.none());

    var name = done.plan().steps().getLast().step().qube();
    var made = system().qube(name).orElseThrow();
    assertThat(made.klass()).isEqualTo(QubeClass.DISPOSABLE);
    assertThat(made.state()).isEqualTo(PowerState.RUNNING);
    assertThat(made.netQube()).isEqualTo(explicit("sys-whonix"));
    assertThat(system().qube(dvm).orElseThrow().state()).isEqualTo(PowerState.HALTED);

    var undo = ready(changes().planUndo());
    assertThat(changes().apply(undo, Consent.to(undo.confirmations()), Progress.none()))
        .isEqualTo(new Outcome.Done(undo));
    assertThat(system().qube(name)).isEmpty();
  }

  private void goAway() {
    try {
      demo.goAway();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** As a new process would make them: nothing is kept but the file. */
  private LiveChanges changes() {
    return new LiveChanges(
        api,
        this::evidence,
        new Audit(Rules.shipped()),
        new ChangeLog(
            new StateDirectory(directory).changes(SystemKind.DEMO, demo.socket().toString())),
        InstantSource.system());
  }

  private Evidence evidence() {
    return new Evidence(
        live.state().system(),
        Intent.NONE,
        Map.of(),
        Past.NOTHING,
        InstantSource.system().instant());
  }

  private QubesSystem system() throws Exception {
    return live.resynchronise().get(20, TimeUnit.SECONDS).system();
  }

  private Qube personal() throws Exception {
    return system().qube(PERSONAL).orElseThrow();
  }

  private static Setting<Optional<QubeName>> explicit(String name) {
    return Setting.explicit(Optional.of(new QubeName(name)));
  }

  private static Wish torify(String gateway) {
    return new Wish.Torify(List.of(PERSONAL), new QubeName(gateway), RunningQube.RESTART);
  }

  private static Plan ready(Planned planned) {
    return switch (planned) {
      case Planned.Ready(Plan plan) -> plan;
      case Planned.Refused(Text reason) -> throw new AssertionError(Messages.shipped().say(reason));
    };
  }
}
