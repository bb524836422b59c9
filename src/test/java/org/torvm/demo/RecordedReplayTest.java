package org.torvm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torvm.qubes.Release;

/** The demo system answers what the genuine daemon answered: {@code docs/demo-conformance.md}. */
class RecordedReplayTest {
  @TempDir Path directory;

  @Test
  void answersAsTheGenuineDaemonDidButForTheListedExchanges() throws Exception {
    var results = new ArrayList<Replay.Result>();
    results.addAll(new Replay(Release.R4_3, directory.resolve("4.3")).run());
    results.addAll(new Replay(Release.R4_2, directory.resolve("4.2")).run());
    var page = ConformancePage.of(results);
    var written = Path.of("docs/demo-conformance.md");
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/demo-conformance.md"), page);
    assertThat(unexplained(results)).as("unlisted mismatches, or listed ones that match").isEmpty();
    assertThat(Files.readString(written))
        .as("docs/demo-conformance.md must be what this test found: target/demo-conformance.md")
        .isEqualTo(page);
    long same = results.stream().filter(r -> r.outcome() != Replay.Outcome.DIFFERENT).count();
    assertThat(100.0 * same / results.size()).isGreaterThan(95.0);
  }

  private static List<String> unexplained(List<Replay.Result> results) {
    return results.stream()
        .filter(r ->
            (r.outcome() == Replay.Outcome.SAME)
                == KnownDifferences.reason(r.release(), r.exchange().name()).isPresent())
        .map(Replay.Result::describe)
        .toList();
  }
}
