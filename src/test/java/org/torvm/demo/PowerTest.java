package org.torvm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts and shutdowns that take time, and what is seen meanwhile. */
class PowerTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  @TempDir Path directory;

  @Test
  void startsTheNetQubesFirstAndShowsEveryState() throws Exception {
    try (var server = open(SHORT)) {
      var client = new RawClient(server.socket());
      try (var events = client.events()) {
        var start = asynchronously(client, "admin.vm.Start", "forum");
        events.until(p -> p.startsWith("1|forum|domain-pre-start|"));
        assertThat(state(client, "forum")).isEqualTo("Halted");
        events.until(p -> p.startsWith("1|torvm-disp|domain-unpaused|"));
        assertThat(state(client, "torvm-disp")).isEqualTo("Transient");
        events.until(p -> p.startsWith("1|torvm-disp|domain-start|"));
        events.until(p -> p.startsWith("1|forum|domain-pre-spawn|"));
        events.until(p -> p.startsWith("1|forum|domain-start|"));
        assertThat(start.get(20, TimeUnit.SECONDS)).isEqualTo("0\0");
      }
      assertThat(state(client, "torvm-disp")).isEqualTo("Running");
      assertThat(state(client, "forum")).isEqualTo("Running");
    }
  }

  @Test
  void startsOnceForTwoCallers() throws Exception {
    try (var server = open(SHORT)) {
      var client = new RawClient(server.socket());
      try (var events = client.events()) {
        var first = asynchronously(client, "admin.vm.Start", "vault");
        var second = asynchronously(client, "admin.vm.Start", "vault");
        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("0\0");
        assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo("0\0");
        client.value("admin.vm.firewall.Reload", "", "work", "");
        assertThat(events.until(p -> p.contains("firewall-changed")))
            .filteredOn(p -> p.startsWith("1|vault|domain-pre-start|"))
            .hasSize(1);
      }
    }
  }

  @Test
  void saysThatAStartFailedWhenTheQubeIsKilledMeanwhile() throws Exception {
    try (var server = open(Duration.ofSeconds(2))) {
      var client = new RawClient(server.socket());
      try (var events = client.events()) {
        var start = asynchronously(client, "admin.vm.Start", "vault");
        events.until(p -> p.startsWith("1|vault|domain-unpaused|"));
        client.value("admin.vm.Kill", "", "vault", "");
        events.until(p -> p.startsWith("1|vault|domain-start-failed|reason|"));
        assertThat(start.get(20, TimeUnit.SECONDS)).startsWith("2\0QubesVMError\0");
      }
      assertThat(state(client, "vault")).isEqualTo("Halted");
    }
  }

  @Test
  void failsTheWholeChainWhenTheNetQubeMayNotStart() throws Exception {
    try (var server = open(Duration.ZERO)) {
      var client = new RawClient(server.socket());
      client.value("admin.vm.feature.Set", "prohibit-start", "torvm-disp", "kept for show");
      try (var events = client.events()) {
        assertThat(client.call("admin.vm.Start", "", "forum", ""))
            .isEqualTo("2\0QubesException\0\0Qube start is prohibited. Rationale: kept for show\0");
        var reason =
            "domain-start-failed|reason|Qube start is prohibited. Rationale: kept for show";
        assertThat(events.until(p -> p.equals("1|forum|" + reason + "||")))
            .endsWith("1|forum|domain-verify-files||", "1|torvm-disp|" + reason + "||");
      }
    }
  }

  @Test
  void shutsDownAfterAWhileAndAtOnceForWhoeverDoesNotWait() throws Exception {
    try (var server = open(SHORT)) {
      var client = new RawClient(server.socket());
      try (var events = client.events()) {
        client.value("admin.vm.Shutdown", "", "work", "");
        events.until(p -> p.startsWith("1|work|domain-pre-shutdown|force|False"));
        events.until(p -> p.startsWith("1|work|domain-shutdown|"));
      }
      assertThat(state(client, "work")).isEqualTo("Halted");
      client.value("admin.vm.Shutdown", "wait", "personal", "");
      assertThat(state(client, "personal")).isEqualTo("Halted");
      assertThat(client.call("admin.vm.Shutdown", "wait", "sys-firewall", ""))
          .startsWith("2\0QubesVMInUseError\0\0There are other VMs connected to this VM: ");
    }
  }

  @Test
  void keepsARevisionOfEveryRunToGoBackTo() throws Exception {
    try (var server = open(Duration.ZERO)) {
      var client = new RawClient(server.socket());
      client.value("admin.vm.Start", "", "vault", "");
      client.value("admin.vm.Kill", "", "vault", "");
      var revisions = client.value("admin.vm.volume.ListSnapshots", "private", "vault", "");
      assertThat(revisions).matches("\\d+-back\n");
      assertThat(client.call("admin.vm.volume.Revert", "private", "vault", revisions.strip()))
          .isEqualTo("0\0");
      assertThat(client.call("admin.vm.volume.Revert", "private", "vault", "1-back")).isEmpty();
    }
  }

  @Test
  void suspendsAndResumes() throws Exception {
    try (var server = open(Duration.ZERO)) {
      var client = new RawClient(server.socket());
      client.value("admin.vm.Suspend", "", "work", "");
      assertThat(state(client, "work")).isEqualTo("Suspended");
      client.value("admin.vm.Resume", "", "work", "");
      assertThat(state(client, "work")).isEqualTo("Running");
      assertThat(client.call("admin.vm.Resume", "", "work", ""))
          .startsWith("2\0QubesVMNotSuspendedError\0");
    }
  }

  private DemoServer open(Duration start) throws IOException {
    var options = DemoOptions.instant().withStartDuration(start);
    return DemoServer.open(directory.resolve("s"), options);
  }

  private static String state(RawClient client, String qube) throws IOException {
    var line = client.value("admin.vm.List", "", qube, "");
    return line.replaceAll("(?s).*state=(\\w+).*", "$1");
  }

  private static CompletableFuture<String> asynchronously(
      RawClient client, String method, String qube) {
    var answer = new CompletableFuture<String>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            answer.complete(client.call(method, "", qube, ""));
          } catch (IOException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }
}
