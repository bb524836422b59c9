package org.torvm.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.demo.DemoOptions;
import org.torvm.demo.DemoServer;
import org.torvm.leak.Audit;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.StateFile;

/**
 * A genuine process that makes a change over a genuine socket is killed by the kernel, wherever it
 * happens to be. The next one finishes the change or rolls it back; what is true then is read anew.
 */
class KillTest {
  /** How often; 50 and more with {@code -Dtorvm.kills=50}. */
  private static final int KILLS = Integer.getInteger("torvm.kills", 8);

  static final List<Wish> WISHES =
      List.of(
          torify("sys-whonix", RunningQube.RESTART, "personal"),
          torify("torvm", RunningQube.SWITCH_LIVE, "personal", "work"),
          torify("sys-whonix", RunningQube.SHUT_DOWN, "personal", "work"),
          new Wish.StartDisposable(new QubeName("whonix-workstation-18-dvm")),
          new Wish.CutNetwork(new QubeName("personal")));

  @TempDir Path directory;
  private DemoServer demo;
  private Path log;
  private AdminApi api;

  @BeforeEach
  void open() throws IOException {
    demo = DemoServer.open(directory.resolve("demo.sock"), DemoOptions.instant());
    log = directory.resolve("state").resolve("changes.json");
    api = new AdminApi(new QubesdSocket(demo.socket()), Deadlines.all(Duration.ofSeconds(30)));
  }

  @AfterEach
  void close() throws IOException {
    demo.close();
  }

  @Test
  void whatAKilledProcessLeftIsPutRight() throws Exception {
    int unfinished = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      var before = load();
      kill(kill % WISHES.size(), kill / WISHES.size() % 7);
      unfinished += putRight(kill, before) ? 1 : 0;
    }
    assertThat(unfinished).as("changes that were broken off").isGreaterThan(KILLS / 3);
  }

  /** Kills the process after it has said that many steps, or lets it come to its end. */
  private void kill(int wish, int steps) throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.torvm.apply.KilledProgram",
                demo.socket().toString(),
                log.toString(),
                Integer.toString(wish))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      String line = said.readLine();
      assertThat(line).as("the process makes the change").isEqualTo("0");
      while (line != null && !line.equals("done") && Integer.parseInt(line) < steps) {
        line = said.readLine();
      }
      process.destroyForcibly();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Whether there was something to be put right. */
  private boolean putRight(int kill, QubesSystem before) throws Exception {
    var about = "kill " + kill;
    var left = changes(load()).unfinished();
    if (left.isPresent() && kill % 2 == 0) {
      apply(changes(load()).planFinish(left.get().id()));
      assertThat(changes(load()).unfinished()).as(about).isEmpty();
      assertThat(changes(load()).past().getFirst().state())
          .as(about)
          .isEqualTo(PastChange.State.DONE);
      var wish = WISHES.get(kill % WISHES.size());
      assertThat(Stories.ready(changes(load()).plan(wish)).isEmpty() || makesMore(wish))
          .as(about + ": what was wished is so")
          .isTrue();
    }
    if (changes(load()).lastUndoable().isPresent()) {
      apply(changes(load()).planUndo());
    }
    assertThat(changes(load()).unfinished()).as(about).isEmpty();
    assertThat(settings(load())).as(about).isEqualTo(settings(before));
    return left.isPresent();
  }

  private static boolean makesMore(Wish wish) {
    return wish instanceof Wish.StartDisposable;
  }

  private void apply(Planned planned) throws Exception {
    Plan plan = Stories.ready(planned);
    assertThat(changes(load()).apply(plan, Consent.to(plan.confirmations()), Progress.none()))
        .isInstanceOf(Outcome.Done.class);
  }

  private LiveChanges changes(QubesSystem system) {
    return new LiveChanges(
        api,
        () -> SystemBuilder.evidence(system),
        new Audit(Rules.shipped()),
        new ChangeLog(new StateFile(log, 1 << 20)),
        InstantSource.system());
  }

  /** Everything, read anew. */
  private QubesSystem load() throws Exception {
    try (var live =
        new LiveSystem(
            api, Optional.empty(), SystemKind.DEMO, InstantSource.system(), BackOff.doubling())) {
      live.start();
      return live.awaitLoaded(Duration.ofSeconds(30)).system();
    }
  }

  /** What a roll back restores; what was shut down by the user's choice may stay off. */
  private static Map<String, Object> settings(QubesSystem system) {
    var settings = new TreeMap<String, Object>();
    for (Qube qube : system.qubes().values()) {
      if (qube.klass() == QubeClass.DISPOSABLE || qube.is(QubeFlag.PRELOADED)) {
        settings.put(qube.name().value(), qube.references());
      } else {
        settings.put(qube.name().value(), List.of(qube.references(), qube.tags(), qube.features()));
      }
    }
    return settings;
  }

  private static Wish torify(String gateway, RunningQube running, String... qubes) {
    return new Wish.Torify(
        Arrays.stream(qubes).map(QubeName::new).toList(), new QubeName(gateway), running);
  }
}
