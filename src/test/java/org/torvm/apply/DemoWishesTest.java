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
import org.torvm.apply.memory.ChangeLog;
import org.torvm.change.Consent;
import org.torvm.change.NetworkMemory;
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
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Setting;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.StateDirectory;
import org.torvm.text.Messages;
import org.torvm.text.Text;

/**
 * Turning networks off and on, moving, pinning, killing and removing, against the demo system, over
 * a real socket.
 */
class DemoWishesTest {
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
  void aNetworkThatIsTurnedOffComesBackAsItWasInALaterRun() throws Exception {
    var before = personal();
    apply(new Wish.NetworkOff(List.of(PERSONAL)));
    var off = personal();
    assertThat(off.netQube()).isEqualTo(Setting.explicit(Optional.empty()));
    assertThat(off.state()).isEqualTo(PowerState.RUNNING);
    assertThat(NetworkMemory.of(off))
        .hasValueSatisfying(m -> assertThat(m.netQube()).isEqualTo(before.netQube()));

    apply(new Wish.NetworkOn(List.of(PERSONAL), RunningQube.SWITCH_LIVE));
    assertThat(personal().references()).isEqualTo(before.references());
    assertThat(personal().features()).isEqualTo(before.features());
    assertThat(personal().startedAt()).isEqualTo(before.startedAt());

    apply(changes().planUndo());
    assertThat(NetworkMemory.of(personal())).isEqualTo(NetworkMemory.of(off));
    assertThat(personal().netQube()).isEqualTo(Setting.explicit(Optional.empty()));
  }

  @Test
  void whatIsBehindOneGatewayGoesToAnotherDisposablesIncluded() throws Exception {
    var whonix = new QubeName("sys-whonix");
    // A gateway behind the gateway would be Tor inside Tor, and a refusal.
    api.setReference(
        new QubeName("torvm-disp"), QubeReference.NET_QUBE, QubeName.parse("sys-firewall"));
    var before = system();
    assertThat(clients(before, whonix)).isNotEmpty();
    apply(new Wish.MoveClients(whonix, TORVM, RunningQube.SWITCH_LIVE));
    assertThat(clients(system(), whonix)).isEmpty();
    assertThat(clients(system(), TORVM)).containsAll(clients(before, whonix));
  }

  @Test
  void whatIsPinnedDoesNotFollowTheDefault() throws Exception {
    api.resetReference(PERSONAL, QubeReference.NET_QUBE);
    var before = personal();
    apply(new Wish.PinNetQube(List.of(PERSONAL)));
    assertThat(personal().netQube())
        .isEqualTo(Setting.explicit(before.netQube().value().orElseThrow()));
    assertThat(personal().startedAt()).isEqualTo(before.startedAt());
  }

  @Test
  void aKilledQubeIsOffAndAHalfMadeDisposableIsRemoved() throws Exception {
    apply(new Wish.Kill(PERSONAL));
    assertThat(personal().state()).isEqualTo(PowerState.HALTED);

    var dvm = new QubeName("whonix-workstation-18-dvm");
    var left = api.creation().createDisposable(dvm);
    assertThat(system().qube(left).orElseThrow().state()).isEqualTo(PowerState.HALTED);
    apply(new Wish.Remove(left));
    assertThat(system().qube(left)).isEmpty();

    var running = api.creation().createDisposable(dvm);
    api.start(running);
    system();
    apply(new Wish.Kill(running));
    assertThat(system().qube(running)).isEmpty();
  }

  private void apply(Wish wish) throws Exception {
    system();
    apply(changes().plan(wish));
  }

  private void apply(Planned planned) {
    var plan = ready(planned);
    assertThat(plan.steps()).isNotEmpty();
    assertThat(changes().apply(plan, Consent.to(plan.confirmations()), Progress.none()))
        .isInstanceOf(Outcome.Done.class);
  }

  private static List<QubeName> clients(QubesSystem system, QubeName netQube) {
    return system.qubes().values().stream()
        .filter(q -> q.netQube().value().equals(Optional.of(Optional.of(netQube))))
        .map(Qube::name)
        .toList();
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

  private static Plan ready(Planned planned) {
    return switch (planned) {
      case Planned.Ready(Plan plan) -> plan;
      case Planned.Refused(Text reason) -> throw new AssertionError(Messages.shipped().say(reason));
    };
  }
}
