package org.torvm.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.admin.AdminApi;
import org.torvm.admin.Deadlines;
import org.torvm.apply.memory.ChangeLog;
import org.torvm.change.Consent;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Simulation;
import org.torvm.change.SystemBuilder;
import org.torvm.leak.Audit;
import org.torvm.leak.EgressGraph;
import org.torvm.leak.Verdict;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubesSystem;
import org.torvm.settings.StateFile;

/**
 * A program that is killed at any point of any plan, and killed once more while it puts things
 * right: the next one finishes it, or rolls it back, and nobody has got out on the way.
 */
class CrashTest {
  /** All of them with {@code -Dtorvm.crashes=all}. */
  private static final int STRIDE = System.getProperty("torvm.crashes", "").equals("all") ? 1 : 61;

  private static int crashes;

  @TempDir(factory = FaultTest.InMemory.class)
  Path directory;

  private int runs;

  /** What the next run of the program does about a change that was broken off. */
  private enum Answer {
    FINISH,
    ROLL_BACK
  }

  @AfterAll
  static void enoughOfThem() {
    System.out.println("the program was killed " + crashes + " times");
    assertThat(crashes).as("crashes").isGreaterThan(500);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void whereverAProgramIsKilledTheNextOnePutsItRight(Story story) throws IOException {
    int points = pointsOf(story);
    assertThat(points).as(story.name()).isGreaterThan(8);
    for (int point = 0; point < points; point++) {
      for (Answer answer : Answer.values()) {
        crash(story, point, answer, -1, false);
        crash(story, point, answer, -1, true);
        // Once more, in the middle of putting it right.
        for (int again = point % STRIDE; again < 60; again += STRIDE) {
          crash(story, point, answer, again, again % 2 == 0);
        }
      }
    }
  }

  static Stream<Story> stories() {
    return Stories.all();
  }

  private int pointsOf(Story story) throws IOException {
    var run = new Run(story, story.before());
    var points = new CrashPoints(-1);
    run.carryOut(run.program(points));
    return points.passed();
  }

  /**
   * @param point where the program is killed
   * @param again where the next one is killed; never, when it is negative
   * @param powerFails whether every qube is off when the next one starts
   */
  private void crash(Story story, int point, Answer answer, int again, boolean powerFails)
      throws IOException {
    var run = new Run(story, story.before());
    crashes++;
    if (run.isKilled(new CrashPoints(point), run::carryOut)) {
      if (powerFails) {
        run.powerFails();
      }
      if (again >= 0) {
        boolean killed = run.isKilled(new CrashPoints(again), p -> run.putRight(p, answer));
        if (!killed) {
          return;
        }
        crashes++;
      }
      run.putRight(run.program(new CrashPoints(-1)), answer);
    }
    var about = story.name() + " killed at " + point + " and " + again + ", " + answer;
    run.check(about + (powerFails ? " with power failure" : ""), answer, !powerFails);
  }

  /** One system, and the programs that come and go. */
  private final class Run {
    private final Story story;
    private final QubesSystem before;
    private final QubesSystem intended;
    private final FakeQubesd qubesd;
    private final Path log = directory.resolve("log" + runs++).resolve("changes.json");
    private final Set<String> allowed = new HashSet<>();

    Run(Story story, QubesSystem before) {
      this.story = story;
      this.before = before;
      qubesd = new FakeQubesd(before);
      intended = Simulation.after(before, story.plan(before));
      allowed.addAll(clear(before));
      allowed.addAll(clear(intended));
      qubesd.witnessedBy(now -> assertThat(allowed).as(story.name()).containsAll(clear(now)));
    }

    LiveChanges program(CrashPoints points) {
      return new LiveChanges(
          new AdminApi(points.watch(qubesd), Deadlines.all(Duration.ofSeconds(5))),
          () -> SystemBuilder.evidence(qubesd.system()),
          new Audit(List.of()),
          new ChangeLog(new StateFile(log, 1 << 20, points.disk())),
          () -> Instant.EPOCH);
    }

    void carryOut(LiveChanges program) {
      apply(program, story.plan(program));
    }

    boolean isKilled(CrashPoints points, Consumer<LiveChanges> what) {
      try {
        what.accept(program(points));
        return false;
      } catch (CrashPoints.Killed _) {
        return true;
      }
    }

    void putRight(LiveChanges program, Answer answer) {
      // One that was killed while it rolled back left that unfinished, and so on.
      for (var left = program.unfinished(); left.isPresent(); left = program.unfinished()) {
        var id = left.get().id();
        boolean isRollBack = left.get().purpose().takesBack().isPresent();
        apply(
            program,
            answer == Answer.FINISH || isRollBack
                ? ready(program.planFinish(id))
                : rollBack(program, id));
      }
    }

    void powerFails() {
      qubesd.powerFails();
    }

    void check(String about, Answer answer, boolean power) throws IOException {
      var program = program(new CrashPoints(-1));
      assertThat(program.unfinished()).as(about).isEmpty();
      var now = qubesd.system();
      var last = program.past().stream().findFirst();
      boolean done =
          last.filter(c -> c.state() == PastChange.State.DONE && c.purpose().takesBack().isEmpty())
              .isPresent();
      assertThat(state(now, power))
          .as(about)
          .isIn(
              state(done ? story.settled(intended, now) : before, power),
              state(
                  story.isFinal() ? intended : done ? story.settled(intended, now) : before,
                  power));
      if (last.isPresent() && answer == Answer.FINISH) {
        assertThat(done).as(about).isTrue();
      }
      try (var files = Files.list(log.resolveSibling(""))) {
        assertThat(files.map(f -> f.getFileName().toString()))
            .as(about)
            .isSubsetOf("changes.json", "changes.json.lock");
      }
    }

    /** What nothing takes back can only be finished. */
    private Plan rollBack(LiveChanges program, String id) {
      return switch (program.planUndo(id)) {
        case Planned.Refused _ when story.isFinal() -> ready(program.planFinish(id));
        case Planned planned -> ready(planned);
      };
    }

    private void apply(LiveChanges program, Plan plan) {
      assertThat(program.apply(plan, Consent.to(plan.confirmations()), Progress.none()))
          .isInstanceOf(Outcome.Done.class);
    }
  }

  private static Set<String> clear(QubesSystem system) {
    var graph = new EgressGraph(SystemBuilder.evidence(system));
    var clear = new HashSet<String>();
    for (Qube qube : graph.qubes()) {
      if (graph.route(qube.name()).verdict() == Verdict.CLEARNET) {
        clear.add(qube.name().value());
      }
      graph.disposables(qube.name()).stream()
          .filter(s -> s.route().verdict() == Verdict.CLEARNET)
          .forEach(_ -> clear.add(qube.name() + " through a disposable"));
    }
    return clear;
  }

  /**
   * Every setting and what runs, but for net qubes that were started on the way, which stay on, and
   * disposable templates, which are never started. No disposable outlives a loss of power.
   */
  private static Object state(QubesSystem system, boolean power) {
    var state = new TreeMap<String, Object>();
    for (Qube qube : system.qubes().values()) {
      if (!power && qube.klass() == QubeClass.DISPOSABLE) {
        continue;
      }
      var on =
          !power || qube.is(QubeFlag.PROVIDES_NETWORK) || qube.isDisposableTemplate()
              ? Optional.empty()
              : Optional.of(qube.state().isOn());
      state.put(qube.name().value(), List.of(qube.references(), qube.tags(), qube.features(), on));
    }
    return state;
  }

  private static Plan ready(Planned planned) {
    return Stories.ready(planned);
  }
}
