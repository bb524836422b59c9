package org.torvm.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.torvm.admin.AdminApi;
import org.torvm.admin.Deadlines;
import org.torvm.apply.memory.ChangeLog;
import org.torvm.change.Consent;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Simulation;
import org.torvm.change.Step;
import org.torvm.change.SystemBuilder;
import org.torvm.leak.Audit;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.qubes.QubesSystem;
import org.torvm.settings.StateFile;

/** Another tool edits the same qube: it is noticed, and what it decided stands. */
class InterferenceTest {
  @TempDir(factory = FaultTest.InMemory.class)
  Path directory;

  private int runs;

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void whatSomebodyElseDecidedBetweenPreviewAndApplyIsNotOverwritten(Story story) {
    var plan = story.plan(story.before());
    for (Step step : touched(plan)) {
      for (Step foreign : foreign(story.before(), step)) {
        var qubesd = new FakeQubesd(story.before());
        qubesd.meanwhile(foreign);
        var decided = qubesd.system();

        var outcome = apply(qubesd, story.before(), plan, Progress.none());

        var about = foreign + " before " + story.name();
        assertThat(outcome).as(about).isInstanceOf(Outcome.Failed.class);
        assertThat(qubesd.system()).as(about).isEqualTo(decided);
        assertThat(qubesd.changes()).as(about).isEmpty();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void whatSomebodyElseDecidedBetweenTwoStepsIsNotOverwritten(Story story) {
    var plan = story.plan(story.before());
    for (int index = 0; index < plan.steps().size(); index++) {
      var step = plan.steps().get(index).step();
      for (Step foreign : foreign(systemBefore(story.before(), plan, index), step)) {
        var qubesd = new FakeQubesd(story.before());
        var last = index;

        var outcome =
            apply(
                qubesd,
                story.before(),
                plan,
                (_, at, _) -> {
                  if (at == last) {
                    qubesd.meanwhile(foreign);
                  }
                });

        var about = foreign + " before step " + index + " of " + story.name();
        assertThat(outcome).as(about).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) outcome).done()).as(about).hasSize(index);
        assertThat(Simulation.effect(qubesd.system(), foreign).holdsIn(qubesd.system()))
            .as(about)
            .isTrue();
      }
    }
  }

  static Stream<Story> stories() {
    return Stories.all().filter(s -> !touched(s.plan(s.before())).isEmpty());
  }

  private static List<Step> touched(Plan plan) {
    return plan.steps().stream()
        .map(PlannedStep::step)
        .filter(InterferenceTest::isSetting)
        .toList();
  }

  private static boolean isSetting(Step step) {
    return step instanceof Step.SetReference
        || step instanceof Step.ResetReference
        || step instanceof Step.AddTag
        || step instanceof Step.RemoveTag
        || step instanceof Step.SetFeature
        || step instanceof Step.RemoveFeature;
  }

  /**
   * What another tool could do to the same setting, so that it is neither as before nor as meant.
   */
  private static List<Step> foreign(QubesSystem now, Step step) {
    var foreign = new ArrayList<Step>();
    switch (step) {
      case Step.SetReference(var qube, var reference, var _) ->
          foreign.addAll(values(qube, reference));
      case Step.ResetReference(var qube, var reference) -> foreign.addAll(values(qube, reference));
      case Step.AddTag(var qube, var tag) -> foreign.add(new Step.AddTag(qube, tag));
      case Step.RemoveTag(var qube, var tag) -> foreign.add(new Step.RemoveTag(qube, tag));
      case Step.SetFeature(var qube, var key, var _) ->
          foreign.add(new Step.SetFeature(qube, key, "somebody else's"));
      case Step.RemoveFeature(var qube, var key) ->
          foreign.add(new Step.SetFeature(qube, key, "somebody else's"));
      default -> {}
    }
    foreign.removeIf(
        f -> f.equals(step) && !(f instanceof Step.AddTag || f instanceof Step.RemoveTag));
    foreign.removeIf(f -> Simulation.after(now, f).equals(now));
    return foreign;
  }

  private static List<Step> values(QubeName qube, QubeReference reference) {
    var other = reference == QubeReference.NET_QUBE ? "sys-net" : "debian-12-dvm";
    return List.of(
        new Step.SetReference(qube, reference, Optional.of(new QubeName(other))),
        new Step.SetReference(qube, reference, Optional.empty()),
        new Step.ResetReference(qube, reference));
  }

  private static QubesSystem systemBefore(QubesSystem before, Plan plan, int index) {
    var system = before;
    for (PlannedStep planned : plan.steps().subList(0, index)) {
      system = Simulation.after(system, planned.step());
    }
    return system;
  }

  private Outcome apply(FakeQubesd qubesd, QubesSystem seen, Plan plan, Progress progress) {
    var changes =
        new LiveChanges(
            new AdminApi(qubesd, Deadlines.all(Duration.ofSeconds(5))),
            () -> SystemBuilder.evidence(seen),
            new Audit(List.of()),
            new ChangeLog(new StateFile(directory.resolve("log" + runs++), 1 << 20)),
            () -> Instant.EPOCH);
    return changes.apply(plan, Consent.to(plan.confirmations()), progress);
  }
}
