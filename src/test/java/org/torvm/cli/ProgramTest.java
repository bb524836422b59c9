package org.torvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Severity;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.Setting;
import org.torvm.report.Made;
import org.torvm.text.Text;
import org.torvm.watch.Small;

class ProgramTest {
  private static final LeakReport CLEAN = Made.report(Made.system(), true);

  /** What an audit returns, by the worst finding, whether all was read, and the level asked for. */
  @ParameterizedTest(name = "worst {0}, complete {1}, --fail-on {2}: {3}")
  @CsvSource({
    "none, true, '', 0",
    "none, false, '', 4",
    "critical, true, '', 1",
    "high, true, '', 1",
    "medium, true, '', 0",
    "info, true, '', 0",
    "medium, false, '', 4",
    "high, false, '', 1",
    "critical, true, critical, 1",
    "high, true, critical, 0",
    "high, false, critical, 4",
    "high, true, high, 1",
    "medium, true, high, 0",
    "medium, true, medium, 1",
    "info, true, medium, 0",
    "info, true, info, 1",
    "none, true, info, 0",
    "info, true, INFO, 1",
  })
  void auditReturns(String worst, boolean complete, String failOn, int code) {
    var report =
        worst.equals("none")
            ? Made.report(Made.system(), complete)
            : Made.report(
                Made.system(),
                complete,
                Made.finding(Severity.valueOf(worst.toUpperCase(Locale.ROOT)), "r", "anon"));
    var shell = new Shell(new FakePorts(report));
    var arguments =
        failOn.isEmpty() ? new String[] {"audit"} : new String[] {"audit", "--fail-on", failOn};
    assertThat(shell.run(arguments)).isEqualTo(code);
  }

  @Test
  void anUnknownRouteIsNeverClean() {
    var hidden =
        Made.system()
            .change(Small.name("anon"), q -> q.with(QubeReference.NET_QUBE, Setting.unknown()));
    assertThat(new Shell(new FakePorts(Made.report(hidden, true))).run("audit")).isEqualTo(4);
  }

  @Test
  void anUnknownDisposableIsNeverClean() {
    var hidden =
        Made.system()
            .change(Small.name("dvm"), q -> q.with(QubeReference.NET_QUBE, Setting.unknown()));
    assertThat(new Shell(new FakePorts(Made.report(hidden, true))).run("audit")).isEqualTo(4);
  }

  @Test
  void withoutASystemItSaysWhyAndReturns3() {
    var ports = new FakePorts(CLEAN);
    ports.refusal = Optional.of(Stop.noConnection(Text.of("test.why")));
    for (String command : List.of("audit", "watch", "undo", "graph --format svg")) {
      var shell = new Shell(ports);
      assertThat(shell.run(command.split(" ", -1))).isEqualTo(3);
      assertThat(shell.err()).isEqualToIgnoringNewLines("Because.");
      assertThat(shell.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit", "watch"})
  void aSystemThatDoesNotAnswerReturns3AndNothingHostileIsShown(String command) {
    var ports = new FakePorts(CLEAN);
    ports.connection = new Connection.Stale(Small.T0, "gone\u001b[2J\u202e");
    var shell = new Shell(ports);
    assertThat(shell.run(command)).isEqualTo(3);
    assertThat(shell.err())
        .isEqualToIgnoringNewLines("The system does not answer: gone‹U+001B›[2J‹U+202E›");
    assertThat(ports.closed).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit --format yaml",
        "audit --fail-on bad",
        "audit extra",
        "audit --unknown",
        "nonsense",
        "graph",
        "graph --format gif",
        "torify",
        "torify anon",
        "torify --gateway sys-whonix",
        "torify anon --gateway sys-whonix --restart --live",
        "untorify",
        "move",
        "move sys-net",
        "move sys-net sys-whonix anon",
        "move sys-net sys-whonix --restart --live",
        "offline",
        "online",
        "pin",
        "kill",
        "kill anon work",
        "remove",
        "demo",
        "demo --socket x --qubes 0",
        "demo --socket x --qubes many",
        "demo --socket x --latency none",
        "demo --socket x --release 5.0",
        "--socket",
      })
  void wrongUsageReturns2AndSaysSomething(String line) {
    var ports = new FakePorts(CLEAN);
    var shell = new Shell(ports);
    assertThat(shell.run(line.split(" ", -1))).isEqualTo(2);
    assertThat(shell.err()).isNotBlank();
    assertThat(shell.out()).isEmpty();
    assertThat(ports.opened).as("no system was asked").isZero();
    assertThat(ports.served).isEmpty();
  }

  @Test
  void aSocketPathThatIsTooLongIsWrongUsage() {
    var shell = new Shell(new FakePorts(CLEAN));
    assertThat(shell.run("--socket", "/tmp/" + "x".repeat(103), "audit")).isEqualTo(2);
    assertThat(shell.err()).contains("107 bytes");
    assertThat(new Shell(new FakePorts(CLEAN)).run("audit", "--socket", "/tmp/" + "x".repeat(102)))
        .isZero();
  }

  @Test
  void hostileArgumentsAreNotEchoedRaw() {
    var shell = new Shell(new FakePorts(CLEAN));
    assertThat(shell.run("audit", "--\u001b]0;x\u0007")).isEqualTo(2);
    assertThat(shell.err()).doesNotContain("\u001b").doesNotContain("\u0007");
  }

  @Test
  void aDefectReturns70AndKeepsItsMessageToItself() {
    var ports = new FakePorts(CLEAN);
    ports.afterwards =
        _ -> {
          throw new IllegalStateException("raw \u001b data");
        };
    var shell = new Shell(ports);
    assertThat(shell.run("audit")).isEqualTo(70);
    assertThat(shell.err()).contains("IllegalStateException").doesNotContain("raw");
  }

  @Test
  void jsonIsOneDocumentOnStandardOutputAlone() throws Exception {
    var shell = new Shell(new FakePorts(CLEAN));
    assertThat(shell.run("audit", "--format", "json")).isZero();
    assertThat(new ObjectMapper().readTree(shell.out()).at("/schema").intValue()).isEqualTo(1);
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void versionAndHelpAreToldWithoutASystem() {
    var ports = new FakePorts(CLEAN);
    var version = new Shell(ports);
    assertThat(version.run("--version")).isZero();
    assertThat(version.out()).isEqualToIgnoringNewLines("Qubes TorVM Manager 1.2.3");
    for (String command :
        List.of(
            "audit",
            "graph",
            "torify",
            "untorify",
            "move",
            "offline",
            "online",
            "pin",
            "kill",
            "remove",
            "undo",
            "watch",
            "demo")) {
      var help = new Shell(ports);
      assertThat(help.run(command, "--help")).isZero();
      assertThat(help.out()).contains("Exit codes:").contains("--socket");
    }
    var help = new Shell(ports);
    assertThat(help.run("--help")).isZero();
    assertThat(help.out())
        .contains(
            "audit",
            "graph",
            "torify",
            "untorify",
            "move",
            "offline",
            "online",
            "pin",
            "kill",
            "remove",
            "undo",
            "watch",
            "demo");
    assertThat(ports.opened).isZero();
  }

  @ParameterizedTest
  @CsvSource({"svg, <svg/>", "dot, digraph {}", "json, {}"})
  void drawsToStandardOutputOrIntoAFile(String format, String expected, @TempDir Path folder)
      throws Exception {
    var shell = new Shell(new FakePorts(CLEAN));
    assertThat(shell.run("graph", "--format", format)).isZero();
    assertThat(shell.out()).isEqualToIgnoringNewLines(expected);
    var file = folder.resolve("graph");
    assertThat(
            new Shell(new FakePorts(CLEAN))
                .run("graph", "--format", format, "--output", file.toString()))
        .isZero();
    assertThat(Files.readString(file)).isEqualToIgnoringNewLines(expected);
  }

  @Test
  void aPngGoesIntoFilesAndPipesButNotOntoATerminal(@TempDir Path folder) throws Exception {
    var file = folder.resolve("graph.png");
    var shell = new Shell(new FakePorts(CLEAN)).answering("y");
    assertThat(shell.run("graph", "--format", "png")).isEqualTo(2);
    assertThat(shell.out()).isEmpty();
    assertThat(shell.run("graph", "--format", "png", "--output", file.toString())).isZero();
    assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
    assertThat(new Shell(new FakePorts(CLEAN)).run("graph", "--format", "png")).isZero();
  }

  @Test
  void aFileThatCannotBeWrittenReturns1(@TempDir Path folder) {
    var shell = new Shell(new FakePorts(CLEAN));
    var file = folder.resolve("missing").resolve("graph.svg").toString();
    assertThat(shell.run("graph", "--format", "svg", "--output", file)).isEqualTo(1);
    assertThat(shell.err()).contains("cannot be written");
  }

  @Test
  void withoutACommandItShowsTheWindow() {
    var ports = new FakePorts(CLEAN);
    ports.display = true;
    assertThat(new Shell(ports).run()).isZero();
    assertThat(ports.served).containsExactly("window");
    assertThat(ports.closed).isEqualTo(1);
  }

  @Test
  void aDemoIsServedUntilInterrupted() throws Exception {
    var ports = new FakePorts(CLEAN);
    var shell = new Shell(ports);
    var code = new CompletableFuture<Integer>();
    var thread =
        Thread.ofPlatform()
            .start(() ->
                code.complete(
                    shell.run(
                        "demo",
                        "--socket",
                        "d.sock",
                        "--qubes",
                        "40",
                        "--latency",
                        "genuine",
                        "--release",
                        "4.2")));
    Waiting.until(() -> shell.out().contains("ready on d.sock"));
    assertThat(code).isNotDone();
    thread.interrupt();
    assertThat(code.get(10, TimeUnit.SECONDS)).isZero();
    assertThat(ports.served).containsExactly("d.sock OptionalInt[40] true R4_2");
    assertThat(ports.closed).isEqualTo(1);
    assertThat(shell.out().lines()).hasSize(1);
  }
}
