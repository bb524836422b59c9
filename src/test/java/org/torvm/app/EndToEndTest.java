package org.torvm.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.torvm.admin.AdminApi;
import org.torvm.admin.Deadlines;
import org.torvm.admin.EventPacket;
import org.torvm.admin.QubesdSocket;
import org.torvm.cli.Program;
import org.torvm.cli.Terminal;
import org.torvm.demo.DemoOptions;
import org.torvm.demo.DemoServer;
import org.torvm.qubes.QubeName;
import org.torvm.report.Ink;
import org.torvm.text.Messages;

/** The program as it is wired, from the command line to the bytes of a demo system and back. */
class EndToEndTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String TEMPLATE = "whonix-workstation-18-dvm";

  @TempDir private Path folder;

  private final List<Closeable> open = new ArrayList<>();
  private Path socket = Path.of("");

  @BeforeEach
  void name() {
    socket = folder.resolve("demo.sock");
  }

  @AfterEach
  void close() throws IOException {
    for (Closeable closeable : open) {
      closeable.close();
    }
  }

  @Test
  void withoutAnyQubesItAuditsTheDemoSystemAndSaysSo() throws Exception {
    var text = run("audit");
    assertThat(text.code).isEqualTo(1);
    assertThat(text.out()).startsWith("DEMO: ");
    var json = run("audit", "--format", "json");
    assertThat(json.code).isEqualTo(1);
    var report = json.json();
    assertThat(report.at("/system/kind").textValue()).isEqualTo("demo");
    assertThat(report.at("/complete").booleanValue()).isTrue();
    assertThat(report.at("/routes").size()).isEqualTo(report.at("/qubes").intValue());
    assertThat(report.at("/routes/anon-whonix/via").toString())
        .isEqualTo("[\"sys-whonix\",\"sys-firewall\",\"sys-net\"]");
    assertThat(folder).as("the demo leaves nothing behind").isEmptyDirectory();
  }

  @Test
  void onAQubesMachineWithoutAWayToAskItReturns3AndNoDemo() throws Exception {
    Files.createDirectories(folder.resolve("etc"));
    Files.createFile(folder.resolve("etc/qubes-release"));
    var audit = run("audit");
    assertThat(audit.code).isEqualTo(3);
    assertThat(audit.out()).isEmpty();
    assertThat(audit.err()).contains("This is a Qubes machine");
  }

  @Test
  void inDom0ItAsksQubesdsOwnSocket() throws Exception {
    Files.createDirectories(folder.resolve("var/run"));
    demo(folder.resolve("var/run/qubesd.sock"));
    var audit = run("audit", "--format", "json", "--fail-on", "critical");
    assertThat(audit.code).isEqualTo(1);
    assertThat(audit.json().at("/system/kind").textValue()).isEqualTo("dom0");
  }

  @Test
  void torifiesAndUndoesWhatItDid() throws Exception {
    demo(socket);
    var api = new AdminApi(new QubesdSocket(socket), Deadlines.all(PATIENCE));
    var qube = new QubeName("untrusted");
    var before = api.properties(qube);
    var torify =
        run(
            "--socket",
            socket.toString(),
            "torify",
            "untrusted",
            "--gateway",
            "sys-whonix",
            "--yes");
    assertThat(torify.code).as(torify.err()).isZero();
    assertThat(api.property(qube, "netvm").value()).isEqualTo("sys-whonix");
    assertThat(
            run("--socket", socket.toString(), "audit", "--format", "json")
                .json()
                .at("/routes/untrusted/verdict")
                .textValue())
        .isEqualTo("torified");
    var undo = run("--socket", socket.toString(), "undo", "--yes");
    assertThat(undo.code).as(undo.err()).isZero();
    assertThat(api.properties(qube)).isEqualTo(before);
    assertThat(run("--socket", socket.toString(), "undo", "--yes").code).isEqualTo(1);
  }

  @Test
  void readOnlyRefusesEveryChange() throws Exception {
    demo(socket);
    var api = new AdminApi(new QubesdSocket(socket), Deadlines.all(PATIENCE));
    var qube = new QubeName("untrusted");
    var before = api.properties(qube);
    var named = List.of("--socket", socket.toString(), "--read-only");
    var torify = run(named, "torify", "untrusted", "--gateway", "sys-whonix", "--yes");
    assertThat(torify.code).isEqualTo(1);
    assertThat(torify.err()).contains("--read-only");
    assertThat(run(named, "undo", "--yes").code).isEqualTo(1);
    assertThat(run(named, "audit").code).isEqualTo(1);
    assertThat(api.properties(qube)).isEqualTo(before);
  }

  @Test
  void refusesWhatMakesNoSenseAndChangesNothing() throws Exception {
    demo(socket);
    var api = new AdminApi(new QubesdSocket(socket), Deadlines.all(PATIENCE));
    var qube = new QubeName("untrusted");
    var before = api.properties(qube);
    var named = List.of("--socket", socket.toString());
    assertThat(run(named, "torify", "nobody", "--gateway", "sys-whonix", "--yes").code)
        .isEqualTo(2);
    assertThat(run(named, "torify", "untrusted", "--gateway", "nobody", "--yes").code).isEqualTo(2);
    assertThat(run(named, "torify", "untrusted", "--gateway", "vault", "--yes").code).isEqualTo(1);
    assertThat(run(named, "torify", "work", "--gateway", "sys-whonix", "--yes").code).isEqualTo(2);
    assertThat(api.properties(qube)).isEqualTo(before);
  }

  /** The one trace: from the bytes of {@code domain-pre-start} to the alert line. */
  @Test
  void theBytesOfAnAnnouncedStartBecomeAnAlertLine() throws Exception {
    demo(socket);
    var between = folder.resolve("relay.sock");
    var relay = new Relay(between, socket, header -> header);
    open.add(relay);
    try (var watch = new Running(List.of("--socket", between.toString(), "watch"))) {
      until(() -> watch.out().contains("live     "));
      relay.say(event(TEMPLATE, "domain-pre-start"));
      until(() -> watch.out().contains("ALERT    " + TEMPLATE + " is starting"));
      assertThat(watch.out()).doesNotContain(TEMPLATE + " is running");
      relay.say(event(TEMPLATE, "domain-start-failed"));
      until(() -> watch.out().contains("closed   " + TEMPLATE));
    }
  }

  @Test
  void aTemplateThatReallyStartsIsFollowedToItsEnd() throws Exception {
    demo(socket);
    var api = new AdminApi(new QubesdSocket(socket), Deadlines.all(PATIENCE));
    var template = new QubeName(TEMPLATE);
    try (var watch =
        new Running(List.of("--socket", socket.toString(), "watch", "--format", "json"))) {
      until(() -> watch.out().contains("\"live\""));
      api.start(template);
      until(() -> alerts(watch).equals(List.of("starting", "running")));
      until(() -> watch.out().contains("disposable-template-started:" + TEMPLATE));
      api.kill(template);
      until(() -> alerts(watch).equals(List.of("starting", "running", "closed")));
    }
  }

  @Test
  void watchOutlivesQubesdAndTakesUpWhatItMissed() throws Exception {
    var server = demo(socket);
    var api = new AdminApi(new QubesdSocket(socket), Deadlines.all(PATIENCE));
    try (var watch =
        new Running(List.of("--socket", socket.toString(), "watch", "--format", "json"))) {
      until(() -> watch.out().contains("\"live\""));
      server.goAway();
      until(() -> watch.out().contains("\"stale\""));
      server.comeBack();
      until(() -> watch.out().split("\"live\"", -1).length > 2);
      api.start(new QubeName(TEMPLATE));
      until(() -> alerts(watch).contains("running"));
    }
  }

  @Test
  void whatAManagementQubeMayNotSeeIsUnknownAndNeverClean() throws Exception {
    demo(socket);
    var between = folder.resolve("relay.sock");
    open.add(new Relay(between, socket, h -> h.replace(" dom0 name ", " vault name ")));
    var audit =
        run("--socket", between.toString(), "audit", "--format", "json", "--fail-on", "critical");
    var report = audit.json();
    assertThat(report.at("/complete").toString()).isEqualTo("false");
    assertThat(report.at("/routes/anon-whonix/verdict").textValue()).isEqualTo("unknown");
    assertThat(report.at("/routes/anon-whonix/tight").isNull()).isTrue();
    assertThat(audit.code).isEqualTo(4);
    assertThat(run("--socket", between.toString(), "audit").code)
        .as("unknown on a qube that must use Tor is a high finding")
        .isEqualTo(1);
  }

  /** How a system can misbehave. */
  enum Mischief {
    GARBLED,
    ENDLESS,
    SILENT,
    CLOSED
  }

  @ParameterizedTest
  @EnumSource
  void aSystemThatMisbehavesReturns3AndLeavesTheProgramUsable(Mischief mischief) throws Exception {
    open.add(misbehaving(socket, mischief));
    var audit = run("--socket", socket.toString(), "audit");
    assertThat(audit.code).isEqualTo(3);
    assertThat(audit.err()).isNotBlank().doesNotContain("Exception");
    assertThat(audit.out()).isEmpty();
  }

  @Test
  void aSocketThatIsNotThereReturns3() throws Exception {
    var audit = run("--socket", socket.toString(), "audit");
    assertThat(audit.code).isEqualTo(3);
    assertThat(audit.err()).contains(socket.toString());
  }

  private static List<String> alerts(Running watch) {
    var states = new ArrayList<String>();
    for (String line : watch.out().lines().toList()) {
      var node = read(line);
      if (node.at("/type").asText().equals("alert")) {
        states.add(node.at("/state").asText());
      }
    }
    return states;
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  private static byte[] event(String qube, String event) {
    return new EventPacket(qube, event, Map.of()).encode();
  }

  private DemoServer demo(Path path) throws IOException {
    var server = DemoServer.open(path, DemoOptions.instant());
    open.add(server::close);
    return server;
  }

  private static Closeable misbehaving(Path path, Mischief mischief) throws IOException {
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path), 128);
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              var client = server.accept();
              Thread.ofVirtual().start(() -> misbehave(client, mischief));
            }
          } catch (IOException _) {
            // Closed.
          }
        });
    return server;
  }

  private static void misbehave(SocketChannel client, Mischief mischief) {
    try (client) {
      Channels.newInputStream(client).readAllBytes();
      switch (mischief) {
        case GARBLED -> client.write(ByteBuffer.wrap("\u001b]0;x\u0007 garbage".getBytes(UTF_8)));
        case ENDLESS -> {
          while (true) {
            client.write(ByteBuffer.wrap(new byte[65_536]));
          }
        }
        case SILENT -> LockSupport.park();
        case CLOSED -> {}
      }
    } catch (IOException _) {
      // The client had enough.
    }
  }

  private Finished run(List<String> first, String... rest) throws Exception {
    var all = new ArrayList<>(first);
    all.addAll(List.of(rest));
    return run(all.toArray(String[]::new));
  }

  private Finished run(String... arguments) throws Exception {
    try (var running = new Running(List.of(arguments))) {
      return new Finished(running.code.get(60, TimeUnit.SECONDS), running.out(), running.err());
    }
  }

  private record Finished(int code, String out, String err) {
    JsonNode json() {
      return read(out);
    }
  }

  /** The program in a thread of its own. */
  private final class Running implements AutoCloseable {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private final Thread thread;

    Running(List<String> arguments) {
      var messages = Messages.shipped();
      var environment = Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
      var wiring = new Wiring(MachineLayout.under(folder), environment, folder, folder, messages);
      var terminal =
          new Terminal(
              new PrintStream(out, false, UTF_8),
              new PrintStream(err, true, UTF_8),
              Ink.PLAIN,
              Optional.empty());
      var program = new Program(wiring, terminal, messages, "0", PATIENCE);
      thread =
          Thread.ofPlatform()
              .start(() -> code.complete(program.run(arguments.toArray(String[]::new))));
    }

    String out() {
      return out.toString(UTF_8);
    }

    String err() {
      return err.toString(UTF_8);
    }

    @Override
    public void close() {
      thread.interrupt();
      assertThat(code).succeedsWithin(PATIENCE).isNotEqualTo(70);
    }
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }
}
