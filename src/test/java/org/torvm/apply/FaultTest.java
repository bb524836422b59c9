package org.torvm.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.admin.AdminApi;
import org.torvm.admin.Deadlines;
import org.torvm.apply.FakeQubesd.Fault;
import org.torvm.apply.memory.ChangeLog;
import org.torvm.change.Consent;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Simulation;
import org.torvm.change.SystemBuilder;
import org.torvm.leak.Audit;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.settings.StateFile;

/** Every call of every plan fails once in every way; nothing may get out, everything comes back. */
class FaultTest {
  private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);

  /** One of each kind: not done and said so or not, done and not said so, said so and not done. */
  private static final Set<Fault> TELLING =
      EnumSet.of(Fault.REFUSED, Fault.SILENT, Fault.TIMED_OUT_AND_DONE, Fault.PRETENDED);

  @TempDir(factory = InMemory.class)
  Path directory;

  /** Thousands of logs are written to the disk otherwise, and every write waits for it. */
  static final class InMemory implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(
        AnnotatedElementContext elementContext, ExtensionContext extensionContext)
        throws IOException {
      return Files.isWritable(MEMORY)
          ? Files.createTempDirectory(MEMORY, "torvm")
          : Files.createTempDirectory("torvm");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void whateverFailsNobodyGetsOutAndItCanBeFinishedOrTakenBack(Story story) {
    int premises = story.plan(story.before()).premises().size();
    int calls = callsWithoutFault(story);
    assertThat(calls).isGreaterThan(premises);
    for (Fault fault : faultsFor(story)) {
      // Reading premises changes nothing, one is like the other: the last stands for all.
      for (int index = premises - 1; index < calls; index++) {
        failOnce(story + ", call " + index + " " + fault, story, index, fault);
      }
    }
    for (int index = premises - 1; index < calls; index++) {
      goDown(story + ", gone from call " + index, story, index);
    }
  }

  /** All of them for every story with {@code -Dtorvm.crashes=all}. */
  private static Set<Fault> faultsFor(Story story) {
    boolean all = System.getProperty("torvm.crashes", "").equals("all");
    return all || story.name().equals("torify, gateway off") ? ALL : TELLING;
  }

  static Stream<Story> stories() {
    return Stories.all();
  }

  private int callsWithoutFault(Story story) {
    var qubesd = new FakeQubesd(story.before());
    var changes = changes(qubesd, "none");
    var plan = ready(changes.plan(story.wish()));
    assertThat(changes.apply(plan, Consent.to(plan.confirmations()), Progress.none()))
        .isInstanceOf(Outcome.Done.class);
    return qubesd.calls().size();
  }

  private void failOnce(String about, Story story, int index, Fault fault) {
    var qubesd = new FakeQubesd(story.before()).failing(index, fault);
    check(about, story, qubesd, changes(qubesd, index + fault.name()), finishes(index));
  }

  private void goDown(String about, Story story, int index) {
    var qubesd = new FakeQubesd(story.before()).goingDown(index);
    check(about, story, qubesd, changes(qubesd, index + "down"), finishes(index + 1));
  }

  /** Half of what goes wrong is finished later, the other half is rolled back. */
  private static boolean finishes(int index) {
    return index % 2 == 0;
  }

  private void check(
      String about, Story story, FakeQubesd qubesd, LiveChanges changes, boolean finishes) {
    var before = qubesd.system();
    var plan = ready(changes.plan(story.wish()));
    var intended = Simulation.after(before, plan);

    var outcome = changes.apply(plan, Consent.to(plan.confirmations()), Progress.none());

    var now = qubesd.system();
    switch (outcome) {
      case Outcome.Stopped _ -> throw new AssertionError("nobody stopped it");
      case Outcome.Done _ -> assertThat(now).as(about).isEqualTo(story.settled(intended, now));
      case Outcome.Failed failed -> {
        assertThat(failed.done().size()).as(about).isLessThan(plan.steps().size());
        var allowed = clear(before);
        allowed.addAll(clear(intended));
        assertThat(allowed).as(about).containsAll(clear(now));
      }
    }
    qubesd.up();
    if (finishes && changes.unfinished().isPresent()) {
      var finish = ready(changes.planFinish(changes.unfinished().get().id()));
      assertThat(changes.apply(finish, Consent.to(finish.confirmations()), Progress.none()))
          .as(about)
          .isInstanceOf(Outcome.Done.class);
      assertThat(settings(qubesd.system()))
          .as(about)
          .isEqualTo(settings(story.settled(intended, qubesd.system())));
    }
    if (changes.undoable().isPresent()) {
      var undo = ready(changes.planUndo());
      assertThat(changes.apply(undo, Consent.to(undo.confirmations()), Progress.none()))
          .as(about)
          .isInstanceOf(Outcome.Done.class);
    }
    assertThat(settings(qubesd.system()))
        .as(about)
        .isIn(settings(before), settings(story.isFinal() ? intended : before));
  }

  private LiveChanges changes(FakeQubesd qubesd, String log) {
    return new LiveChanges(
        new AdminApi(qubesd, Deadlines.all(Duration.ofSeconds(5))),
        () -> SystemBuilder.evidence(qubesd.system()),
        new Audit(List.of()),
        new ChangeLog(new StateFile(directory.resolve(log), 1 << 20)),
        () -> Instant.EPOCH);
  }

  private static Set<QubeName> clear(QubesSystem system) {
    var graph = new EgressGraph(SystemBuilder.evidence(system));
    var clear = new HashSet<QubeName>();
    for (Qube qube : graph.qubes()) {
      if (graph.route(qube.name()).verdict() == Verdict.CLEARNET) {
        clear.add(qube.name());
      }
    }
    return clear;
  }

  private static List<Object> settings(QubesSystem system) {
    return system.qubes().values().stream()
        .<Object>map(q -> List.of(q.name(), q.references(), q.tags(), q.features()))
        .toList();
  }

  private static Plan ready(Planned planned) {
    return switch (planned) {
      case Planned.Ready(Plan plan) -> plan;
      case Planned.Refused(var reason) -> throw new AssertionError("refused: " + reason);
    };
  }
}
