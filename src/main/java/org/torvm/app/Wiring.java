package org.torvm.app;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.torvm.admin.AdminApi;
import org.torvm.admin.Deadlines;
import org.torvm.admin.QrexecClient;
import org.torvm.admin.QubesdSocket;
import org.torvm.admin.Transport;
import org.torvm.admin.live.BackOff;
import org.torvm.admin.live.LiveSystem;
import org.torvm.apply.LiveChanges;
import org.torvm.apply.ReadOnlyChanges;
import org.torvm.apply.memory.ChangeLog;
import org.torvm.cli.Ports;
import org.torvm.cli.Session;
import org.torvm.cli.Stop;
import org.torvm.demo.DemoOptions;
import org.torvm.demo.DemoServer;
import org.torvm.demo.Latency;
import org.torvm.graph.file.DotPicture;
import org.torvm.graph.file.SvgPalette;
import org.torvm.graph.file.SvgPicture;
import org.torvm.graph.layout.ForestLayout;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.leak.Intent;
import org.torvm.leak.LeakReport;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.Release;
import org.torvm.qubes.SystemKind;
import org.torvm.report.GraphJson;
import org.torvm.settings.PreferencesFile;
import org.torvm.settings.StateDirectory;
import org.torvm.settings.ThemeChoice;
import org.torvm.settings.XdgDirectories;
import org.torvm.text.Messages;
import org.torvm.text.Text;
import org.torvm.watch.CustomiseFile;
import org.torvm.watch.Watcher;

/** The one place where the objects of the program are made and told of each other. */
public final class Wiring implements Ports {
  private final MachineLayout machine;
  private final Map<String, String> environment;
  private final Path home;
  private final Path temporary;
  private final Messages messages;

  /**
   * The objects of a program on that machine.
   *
   * @param environment the environment variables
   * @param home the user's home folder
   * @param temporary where folders for temporary files are made
   */
  public Wiring(
      MachineLayout machine,
      Map<String, String> environment,
      Path home,
      Path temporary,
      Messages messages) {
    this.machine = machine;
    this.environment = Map.copyOf(environment);
    this.home = home;
    this.temporary = temporary;
    this.messages = messages;
  }

  @Override
  public Session open(Optional<Path> socket, boolean readOnly) throws Stop {
    var remembered = new StateDirectory(new XdgDirectories(environment, home).state());
    return switch (Choice.of(socket, machine)) {
      case Choice.Socket(SystemKind kind, Path path) -> {
        var memory = new Memory(remembered, kind, path.toAbsolutePath().toString());
        yield session(memory, api(new QubesdSocket(path)), internal(kind), readOnly, () -> {});
      }
      case Choice.Management(Path program) -> {
        var memory = new Memory(remembered, SystemKind.MANAGEMENT, "");
        var api = api(new QrexecClient(program));
        yield session(memory, api, Optional.empty(), readOnly, () -> {});
      }
      case Choice.Demo() -> demo(readOnly);
      case Choice.None(Text reason) -> throw Stop.noConnection(reason);
    };
  }

  private Session demo(boolean readOnly) throws Stop {
    try {
      var ground = DemoGround.in(temporary);
      var memory = new Memory(new StateDirectory(ground.folder()), SystemKind.DEMO, "");
      var api = api(new QubesdSocket(ground.socket()));
      return session(memory, api, Optional.empty(), readOnly, ground);
    } catch (IOException _) {
      throw Stop.noConnection(Text.of("cli.connection.demo.failed"));
    }
  }

  /** What is remembered about one system, and which kind of system that is. */
  private record Memory(StateDirectory directory, SystemKind kind, String address) {
    ChangeLog log() {
      return new ChangeLog(directory.changes(kind, address));
    }

    CustomiseFile sessions() {
      return new CustomiseFile(directory.customising(kind, address));
    }
  }

  private Session session(
      Memory memory,
      AdminApi api,
      Optional<AdminApi> internal,
      boolean readOnly,
      Closeable ground) {
    var kind = memory.kind();
    var clock = InstantSource.system();
    var audit = new Audit(Rules.shipped());
    var live = new LiveSystem(api, internal, kind, clock, BackOff.doubling());
    var watcher =
        new Watcher(
            QubesSystem.empty(kind),
            audit::of,
            () -> Intent.NONE,
            Map::of,
            clock,
            Optional.of(memory.sessions()));
    Supplier<Evidence> evidence = () -> watcher.evidence(live.state().system());
    var changes =
        readOnly
            ? new ReadOnlyChanges(evidence, audit, memory.log()::seen)
            : new LiveChanges(api, evidence, audit, memory.log(), clock);
    return new LiveSession(live, watcher, changes, ground);
  }

  /** qubesd's internal socket answers in dom0 alone. */
  private Optional<AdminApi> internal(SystemKind kind) {
    return kind == SystemKind.DOM0 && Files.exists(machine.qubesdInternal())
        ? Optional.of(api(new QubesdSocket(machine.qubesdInternal())))
        : Optional.empty();
  }

  private static AdminApi api(Transport transport) {
    return new AdminApi(transport, Deadlines.genuine());
  }

  @Override
  public Closeable serveDemo(
      Path socket, OptionalInt qubes, boolean genuineLatency, Release release) throws IOException {
    var options =
        DemoOptions.standard()
            .withRelease(release)
            .withLatency(genuineLatency ? Latency.GENUINE : Latency.NONE);
    var server =
        DemoServer.open(socket, qubes.isPresent() ? options.withQubes(qubes.getAsInt()) : options);
    return server::close;
  }

  @Override
  public String svg(LeakReport report) {
    return new SvgPicture(messages, SvgPalette.LIGHT).draw(ForestLayout.of(report));
  }

  @Override
  public String dot(LeakReport report) {
    return new DotPicture(messages, SvgPalette.LIGHT).draw(ForestLayout.of(report));
  }

  @Override
  public String graphJson(LeakReport report) {
    return new GraphJson(messages).of(report);
  }

  @Override
  public byte[] png(LeakReport report, Optional<ThemeChoice> theme) {
    return screens(theme).withoutDisplay().graph(report);
  }

  @Override
  public boolean hasDisplay() {
    return !environment.getOrDefault("DISPLAY", "").isEmpty();
  }

  @Override
  public boolean showWindow(Session session, Optional<ThemeChoice> theme) {
    try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
      return screens(theme).showWindow(session, background);
    }
  }

  @Override
  public byte[] windowPicture(Session session, Optional<ThemeChoice> theme) {
    try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
      return screens(theme).withoutDisplay().window(session, background);
    }
  }

  private Screens screens(Optional<ThemeChoice> theme) {
    var kept = new PreferencesFile(new XdgDirectories(environment, home).configuration());
    return new Screens(messages, kept, theme);
  }
}
