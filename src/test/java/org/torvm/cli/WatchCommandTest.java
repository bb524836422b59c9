package org.torvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.torvm.leak.Severity;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.SystemEvent;
import org.torvm.qubes.SystemKind;
import org.torvm.report.Made;
import org.torvm.watch.Small;
import org.torvm.watch.Watcher;

class WatchCommandTest {
  private static final SystemEvent ANNOUNCED = new SystemEvent.StartAnnounced(Small.name("dvm"));

  private final CompletableFuture<Watcher> watcher = new CompletableFuture<>();
  private final FakePorts ports =
      new FakePorts(
          Made.report(Made.system(), true, Made.finding(Severity.HIGH, "some-rule", "anon")));

  @Test
  void writesALineForPeopleAboutEverythingAtTheMomentItIsKnown() throws Exception {
    var lines =
        watched(
            "text",
            w -> {
              w.announced(ANNOUNCED);
              w.announced(new SystemEvent.Other());
              w.announced(new SystemEvent.StartFailed(Small.name("dvm")));
              w.announced(new SystemEvent.TagChanged(Small.name("anon"), "x\u001b[1m\u202e"));
              w.became(Made.system(), new Connection.Stale(Small.T0, "gone\n\u001b[2J"));
            },
            "stale");
    assertThat(lines)
        .containsExactly(
            "Watching the system behind the socket you named.",
            "2026-11-21T10:00:00Z  live     connected to Qubes 4.3 with 6 qubes",
            "2026-11-21T10:00:00Z  warning  HIGH anon: anon talks to the network.",
            "2026-11-21T10:00:00Z  event    dvm is about to start",
            "2026-11-21T10:00:00Z  ALERT    dvm is starting: it is a disposable template, not a"
                + " disposable. What happens in it reaches every disposable made from it.",
            "2026-11-21T10:00:00Z  event    dvm did not start",
            "2026-11-21T10:00:00Z  closed   dvm is off again: no disposable template of that name"
                + " is running.",
            "2026-11-21T10:00:00Z  event    anon: tag x‹U+001B›[1m‹U+202E› was added or"
                + " removed",
            "2026-11-21T10:00:00Z  stale    not connected since 2026-11-21T10:00:00Z:"
                + " gone‹U+000A›‹U+001B›[2J. It is tried again by itself.");
  }

  @Test
  void writesAnObjectALineForPrograms() throws Exception {
    var lines =
        watched(
            "json",
            w -> {
              w.announced(ANNOUNCED);
              w.announced(new SystemEvent.PropertyChanged(Optional.empty(), "default_netvm"));
              w.announced(
                  new SystemEvent.PropertyChanged(Optional.of(Small.name("dvm")), "start_time"));
              w.announced(new SystemEvent.Started(Small.name("dvm")));
              w.announced(new SystemEvent.Stopped(Small.name("dvm")));
              w.became(Made.system(), new Connection.Stale(Small.T0, "gone\u001b"));
            },
            "stale");
    var nodes = new ArrayList<JsonNode>();
    for (String line : lines) {
      nodes.add(new ObjectMapper().readTree(line));
    }
    assertThat(nodes)
        .containsExactlyElementsOf(
            nodes(
                """
                {"schema":1,"type":"system","system":{"kind":"socket"}}
                {"schema":1,"type":"connection","state":"live","system":{"kind":"socket","release":"4.3"},"qubes":6,"at":"2026-11-21T10:00:00Z"}
                {"schema":1,"type":"finding","state":"appeared","finding":{"id":"some-rule:anon","rule":"some-rule","severity":"high","qube":"anon","title":"anon talks to the network.","path":["anon","sys-firewall","clearnet"],"ends":"fix","fix":"Put anon behind sys-whonix"},"at":"2026-11-21T10:00:00Z"}
                {"schema":1,"type":"event","event":"start-announced","qube":"dvm","at":"2026-11-21T10:00:00Z"}
                {"schema":1,"type":"alert","alert":"disposable-template-started","state":"starting","qube":"dvm","since":"2026-11-21T10:00:00Z","at":"2026-11-21T10:00:00Z"}
                {"schema":1,"type":"event","event":"property-changed","qube":null,"name":"default_netvm","at":"2026-11-21T10:00:00Z"}
                {"schema":1,"type":"event","event":"started","qube":"dvm","at":"2026-11-21T10:00:00Z"}
                {"schema":1,"type":"alert","alert":"disposable-template-started","state":"running","qube":"dvm","since":"2026-11-21T10:00:00Z","at":"2026-11-21T10:00:00Z"}
                {"schema":1,"type":"event","event":"stopped","qube":"dvm","at":"2026-11-21T10:00:00Z"}
                {"schema":1,"type":"alert","alert":"disposable-template-started","state":"closed","qube":"dvm","since":"2026-11-21T10:00:00Z","at":"2026-11-21T10:00:00Z"}
                {"schema":1,"type":"connection","state":"stale","since":"2026-11-21T10:00:00Z","trouble":"gone‹U+001B›","at":"2026-11-21T10:00:00Z"}
                """));
  }

  @Test
  void theFirstLineSaysDemo() throws Exception {
    var demo =
        new QubesSystem(
            SystemKind.DEMO,
            Made.system().release(),
            Made.system().qubes(),
            Made.system().globals());
    ports.report = Made.report(demo, true);
    ports.kind = SystemKind.DEMO;
    assertThat(watched("text", _ -> {}, "live").getFirst()).startsWith("DEMO: ");
  }

  /** The lines up to the first that holds {@code last}, after which it is interrupted. */
  private List<String> watched(String format, Consumer<Watcher> story, String last)
      throws Exception {
    ports.afterwards = watcher::complete;
    var shell = new Shell(ports);
    var code = new CompletableFuture<Integer>();
    var thread =
        Thread.ofPlatform().start(() -> code.complete(shell.run("watch", "--format", format)));
    var watching = watcher.get(10, TimeUnit.SECONDS);
    Waiting.until(() -> shell.out().contains("live"));
    Waiting.until(() -> ports.report.findings().isEmpty() || shell.out().contains("talks to"));
    story.accept(watching);
    Waiting.until(() -> shell.out().contains(last));
    thread.interrupt();
    assertThat(code.get(10, TimeUnit.SECONDS)).isZero();
    assertThat(ports.closed).isEqualTo(1);
    return shell.out().lines().toList();
  }

  private static List<JsonNode> nodes(String lines) throws Exception {
    var nodes = new ArrayList<JsonNode>();
    for (String line : lines.lines().toList()) {
      nodes.add(new ObjectMapper().readTree(line));
    }
    return nodes;
  }
}
