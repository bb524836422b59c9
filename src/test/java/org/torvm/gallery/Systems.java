package org.torvm.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.torvm.admin.AdminApi;
import org.torvm.admin.Deadlines;
import org.torvm.admin.QubesdSocket;
import org.torvm.admin.live.LiveSystem;
import org.torvm.demo.DemoOptions;
import org.torvm.demo.DemoServer;
import org.torvm.leak.Audit;
import org.torvm.leak.Evidence;
import org.torvm.leak.Intent;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Past;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.SystemKind;

/** The systems that the scenes play in, read from the embedded demo system over its socket. */
final class Systems {
  /** When every scene plays. */
  static final Instant NOON = Instant.parse("2026-11-21T12:04:00Z");

  private final Audit audit = new Audit(Rules.shipped());
  private final Path folder;

  Systems(Path folder) {
    this.folder = folder;
  }

  Audit audit() {
    return audit;
  }

  /** The demo household with that many qubes in all. */
  QubesSystem of(int qubes) throws IOException, InterruptedException {
    var socket = Files.createTempDirectory(folder, "qubesd").resolve("qubesd.sock");
    var api = new AdminApi(new QubesdSocket(socket), Deadlines.genuine());
    var clock = InstantSource.system();
    try (var _ = DemoServer.open(socket, DemoOptions.instant().withQubes(qubes));
        var live =
            new LiveSystem(
                api, Optional.empty(), SystemKind.DEMO, clock, _ -> Duration.ofMillis(20))) {
      live.start();
      live.awaitLoaded(Duration.ofSeconds(60));
      return live.state().system();
    }
  }

  /** That system with only some of its qubes. */
  static QubesSystem keeping(QubesSystem system, List<String> names) {
    var kept = system;
    for (QubeName name : system.qubes().keySet()) {
      if (!names.contains(name.value())) {
        kept = kept.without(name);
      }
    }
    return kept;
  }

  Evidence evidence(QubesSystem system) {
    return new Evidence(system, Intent.NONE, Map.of(), Past.NOTHING, NOON);
  }

  LeakReport report(QubesSystem system) {
    return audit.of(evidence(system));
  }
}
