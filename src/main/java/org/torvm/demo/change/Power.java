package org.torvm.demo.change;

import java.time.Duration;
import java.util.stream.Collectors;
import org.torvm.demo.model.DemoQube;
import org.torvm.demo.model.World;
import org.torvm.demo.part.ApiError;
import org.torvm.demo.part.Refused;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeClass;

/**
 * Starts, stops and pauses qubes. Waits give the world's lock away, so that others see every state
 * in between. Source: the Admin API page, sections 3 and 5.
 */
public final class Power {
  private static final String[] RUNTIME = {"xid", "stubdom_xid", "start_time"};
  private static final Duration FOR_EVER = Duration.ofDays(1);
  private final World world;
  private final Network network;
  private final Removal removal;

  /** The power switches of that world. */
  public Power(World world, PropertyChanges changes) {
    this.world = world;
    this.network = changes.network();
    this.removal = new Removal(world);
  }

  /**
   * Starts a qube and, before it, its net qubes; does nothing in any state but halted. Returns when
   * it is up.
   */
  public void start(DemoQube qube) {
    if (qube.klass() == QubeClass.ADMIN) {
      throw new ApiError("QubesVMNotHaltedError", "Cannot start Dom0 fake domain!");
    }
    world.await(() -> !qube.starting(), FOR_EVER);
    if (!qube.isHalted()) {
      return;
    }
    qube.starting(true);
    try {
      begin(qube);
    } catch (ApiError e) {
      world.events().emit(qube, "domain-start-failed", "reason", e.text());
      throw e;
    } finally {
      qube.starting(false);
      world.powerChanged();
    }
  }

  private void begin(DemoQube qube) {
    var prohibited = qube.features().getOrDefault("prohibit-start", "");
    if (!world.isOld() && !prohibited.isEmpty()) {
      throw new ApiError("QubesException", "Qube start is prohibited. Rationale: " + prohibited);
    }
    var events = world.events();
    events.emit(qube, "domain-pre-start", "start_guid", "True", "mem_required", "None");
    events.emit(qube, "domain-verify-files");
    world.netQube(qube).filter(DemoQube::isHalted).ifPresent(this::start);
    world.pause(world.pace().preparing());
    checkStillThere(qube);
    events.emit(qube, "domain-pre-spawn", "start_guid", "True");
    qube.born(world.nextXid(), PowerState.PAUSED, world.time().instant());
    announceRuntime(qube);
    events.emit(qube, "domain-spawn", "start_guid", "True");
    events.emit(qube, "domain-qdb-create");
    if (!world.isOld()) {
      events.emit(qube, "domain-pre-unpaused");
    }
    boolean agent = world.feature(qube, "qrexec").filter(v -> !v.isEmpty()).isPresent();
    qube.state(agent ? PowerState.TRANSIENT : PowerState.RUNNING);
    events.emit(qube, "domain-unpaused");
    world.powerChanged();
    int boot = qube.boots();
    world.pause(world.pace().booting());
    if (qube.boots() != boot) {
      throw new ApiError("QubesVMError", "Cannot connect to qrexec agent of " + qube.name());
    }
    if (qube.state() == PowerState.TRANSIENT) {
      qube.state(PowerState.RUNNING);
    }
    events.emit(qube, "domain-start", "start_guid", "True");
  }

  private void checkStillThere(DemoQube qube) {
    if (world.find(qube.name()).filter(q -> q == qube).isEmpty()) {
      throw ApiError.notFound(qube.name());
    }
  }

  /** Asks a qube to shut down; with {@code wait}, returns when it is off. */
  public void shutdown(DemoQube qube, boolean force, boolean wait) {
    if (qube.klass() == QubeClass.ADMIN) {
      throw new Refused("dom0 cannot be shut down");
    }
    if (qube.isHalted()) {
      throw ApiError.notStarted(qube.name());
    }
    boolean paused = qube.state() == PowerState.PAUSED;
    if (paused && !force && !world.isOld()) {
      throw ApiError.notRunning(qube.name());
    }
    checkNoClients(qube, force);
    world.events().emit(qube, "domain-pre-shutdown", "force", force ? "True" : "False");
    int boot = qube.boots();
    if (!paused) {
      after(world.pace().stop(), qube, boot);
    }
    if (wait) {
      awaitOff(qube, boot);
    }
  }

  private void checkNoClients(DemoQube qube, boolean force) {
    var clients =
        world.clients(qube).stream().filter(DemoQube::isRunning).map(DemoQube::name).toList();
    if (!clients.isEmpty() && !force) {
      throw new ApiError(
          world.isOld() ? "QubesVMError" : "QubesVMInUseError",
          "There are other VMs connected to this VM: "
              + clients.stream().collect(Collectors.joining(", ")));
    }
  }

  private void after(Duration delay, DemoQube qube, int boot) {
    if (delay.isZero()) {
      stopped(qube);
      return;
    }
    Thread.ofVirtual()
        .name("demo-shutdown")
        .start(() ->
            world.locked(() -> {
              world.pause(delay);
              if (qube.boots() == boot && !qube.isHalted()) {
                stopped(qube);
              }
              return true;
            }));
  }

  private void awaitOff(DemoQube qube, int boot) {
    long given = Long.parseLong(world.value(qube, "shutdown_timeout"));
    var patience = Duration.ofSeconds(Math.clamp(given, 0, FOR_EVER.toSeconds()));
    if (!world.await(() -> qube.boots() != boot, patience)) {
      world.events().emit(qube, "domain-shutdown-failed", "reason", "timeout");
      throw new ApiError(
          "QubesVMShutdownTimeoutError", "Domain shutdown timed out: '" + qube.name() + "'");
    }
  }

  /** Switches a qube off at once, clients or not. */
  public void kill(DemoQube qube) {
    if (qube.klass() == QubeClass.ADMIN) {
      throw new Refused("dom0 cannot be killed");
    }
    if (qube.isHalted()) {
      throw ApiError.notStarted(qube.name());
    }
    stopped(qube);
  }

  private void stopped(DemoQube qube) {
    qube.died();
    qube.features().remove(Network.DEFERRED);
    var revision = world.time().instant().getEpochSecond() + "-back";
    qube.volumes().values().forEach(v -> v.stopped(revision));
    DeviceUses.stopped(qube);
    world.events().emit(qube, "domain-stopped");
    announceRuntime(qube);
    world.events().emit(qube, "domain-shutdown");
    world.powerChanged();
    if (world.value(qube, "auto_cleanup").equals("True")) {
      removal.forget(qube);
    }
  }

  /** Stops a qube's processors. */
  public void pause(DemoQube qube) {
    if (!qube.isRunning()) {
      throw ApiError.notRunning(qube.name());
    }
    if (!world.isOld()) {
      world.events().emit(qube, "domain-pre-paused");
    }
    qube.state(PowerState.PAUSED);
    world.events().emit(qube, "domain-paused");
    world.powerChanged();
  }

  /** Lets a paused qube go on; a net qube change that waited for it happens then. */
  public void unpause(DemoQube qube) {
    if (qube.state() != PowerState.PAUSED) {
      throw new ApiError("QubesVMNotPausedError", "Domain is not paused: '" + qube.name() + "'");
    }
    if (!world.isOld()) {
      world.events().emit(qube, "domain-pre-unpaused");
    }
    qube.state(PowerState.RUNNING);
    network.applyDeferred(qube);
    world.events().emit(qube, "domain-unpaused");
    world.powerChanged();
  }

  /** Suspends a running qube (R4.3). */
  public void suspend(DemoQube qube) {
    if (!qube.isRunning()) {
      throw ApiError.notRunning(qube.name());
    }
    qube.state(PowerState.SUSPENDED);
    world.powerChanged();
  }

  /** Wakes a suspended qube (R4.3). */
  public void resume(DemoQube qube) {
    if (qube.state() != PowerState.SUSPENDED) {
      throw new ApiError(
          "QubesVMNotSuspendedError", "Domain is not suspended: '" + qube.name() + "'");
    }
    qube.state(PowerState.RUNNING);
    world.events().emit(qube, "domain-resumed");
    world.powerChanged();
  }

  /** Makes a qube run without an event and without taking time: while a world is being made. */
  public void preset(DemoQube qube, PowerState state) {
    if (state != PowerState.HALTED) {
      qube.born(world.nextXid(), state, world.time().instant());
    }
  }

  private void announceRuntime(DemoQube qube) {
    for (String property : RUNTIME) {
      world.events().emit(qube, "property-reset:" + property, "name", property);
    }
  }
}
