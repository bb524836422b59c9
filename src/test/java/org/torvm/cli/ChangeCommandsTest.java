package org.torvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.apply.Outcome;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.PlannedStep;
import org.torvm.change.Step;
import org.torvm.change.Wish;
import org.torvm.change.Wish.RunningQube;
import org.torvm.leak.Severity;
import org.torvm.qubes.QubeReference;
import org.torvm.report.Made;
import org.torvm.text.Text;
import org.torvm.watch.Small;

class ChangeCommandsTest {
  private static final PlannedStep SWITCH =
      new PlannedStep(
          new Step.SetReference(
              Small.name("anon"), QubeReference.NET_QUBE, Optional.of(Small.name("sys-whonix"))),
          Optional.empty());
  private static final PlannedStep SHUT_DOWN =
      new PlannedStep(new Step.ShutDown(Small.name("anon")), Optional.empty());

  private final FakePorts ports =
      new FakePorts(
          Made.report(Made.system(), true, Made.finding(Severity.HIGH, "some-rule", "anon")));

  @Test
  void asksAfterShowingWhatWillChangeAndAppliesOnYes() {
    ports.planned = plan(SWITCH);
    var shell = new Shell(ports).answering(" Yes ");
    assertThat(shell.run("torify", "anon", "--gateway", "sys-whonix")).isZero();
    assertThat(shell.prompts).hasSize(1);
    assertThat(ports.applied).hasSize(1);
    assertThat(ports.wishes)
        .containsExactly(
            new Wish.Torify(
                List.of(Small.name("anon")), Small.name("sys-whonix"), RunningQube.RESTART));
    assertThat(shell.out())
        .contains("What changes", "Leak warnings that disappear", "HIGH anon: anon talks to");
    assertThat(shell.err()).contains("1 of 1: ");
  }

  @ParameterizedTest(name = "answer \"{0}\"")
  @ValueSource(strings = {"", "n", "no", "yess", "Y E S", "j"})
  void anythingButYesIsNo(String answer) {
    ports.planned = plan(SWITCH);
    var shell = new Shell(ports).answering(answer);
    assertThat(shell.run("torify", "anon", "--gateway", "sys-whonix")).isEqualTo(1);
    assertThat(ports.applied).isEmpty();
    assertThat(shell.err()).contains("Nothing was changed.");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "torify anon --gateway sys-whonix, 2, 0",
    "torify anon --gateway sys-whonix --yes, 0, 1",
    "torify anon --gateway sys-whonix --dry-run, 0, 0",
    "torify anon --gateway sys-whonix --dry-run --yes, 0, 0",
    "untorify anon, 2, 0",
    "untorify anon --yes, 0, 1",
    "untorify anon --net-qube sys-firewall --yes, 0, 1",
    "untorify anon --dry-run, 0, 0",
    "undo, 2, 0",
    "undo --yes, 0, 1",
    "undo --dry-run, 0, 0",
  })
  void withNobodyToAsk(String line, int code, int applied) {
    ports.planned = plan(SWITCH);
    var shell = new Shell(ports);
    assertThat(shell.run(line.split(" ", -1))).isEqualTo(code);
    assertThat(ports.applied).hasSize(applied);
    if (code == 2) {
      assertThat(shell.err()).contains("There is no terminal to ask you on. Nothing was changed.");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "torify nobody --gateway sys-whonix --yes",
    "torify anon nobody --gateway sys-whonix --yes",
    "torify anon --gateway nobody --yes",
    "torify no/body --gateway sys-whonix --yes",
    "untorify nobody --yes",
    "untorify anon --net-qube nobody --yes",
  })
  void anUnknownQubeIsNamedAndNothingIsChanged(String line) {
    ports.planned = plan(SWITCH);
    var shell = new Shell(ports);
    assertThat(shell.run(line.split(" ", -1))).isEqualTo(2);
    assertThat(shell.err()).containsPattern("There is no qube called no/?body\\. Nothing was");
    assertThat(ports.wishes).isEmpty();
    assertThat(ports.applied).isEmpty();
  }

  @Test
  void aRefusedWishIsExplainedAndReturns1() {
    ports.planned = new Planned.Refused(Text.of("test.title", "sys-net", "nobody\u001b"));
    var shell = new Shell(ports);
    assertThat(shell.run("torify", "anon", "--gateway", "sys-net", "--yes")).isEqualTo(1);
    assertThat(shell.err()).isEqualToIgnoringNewLines("sys-net talks to nobody‹U+001B›.");
    assertThat(ports.applied).isEmpty();
  }

  @Test
  void whatIsAlreadySoIsNotDoneAgain() {
    var shell = new Shell(ports);
    assertThat(shell.run("torify", "anon", "--gateway", "sys-whonix")).isZero();
    assertThat(shell.out()).isEqualToIgnoringNewLines("It is already so. Nothing was changed.");
    assertThat(ports.applied).isEmpty();
  }

  @ParameterizedTest(name = "a running qube with \"{0}\": {1}")
  @CsvSource({
    "'', 2, RESTART",
    "--restart, 0, RESTART",
    "--live, 0, SWITCH_LIVE",
  })
  void aRunningQubeIsTouchedOnlyByChoice(String choice, int code, RunningQube asked) {
    ports.planned = plan(SHUT_DOWN, SWITCH);
    for (String command : List.of("torify anon --gateway sys-whonix", "untorify anon")) {
      ports.wishes.clear();
      ports.applied.clear();
      var shell = new Shell(ports);
      assertThat(shell.run((command + " --yes " + choice).strip().split(" ", -1))).isEqualTo(code);
      var wish = ports.wishes.getFirst();
      assertThat(
              switch (wish) {
                case Wish.Torify torify -> torify.running();
                case Wish.Untorify untorify -> untorify.running();
                default -> throw new AssertionError(wish);
              })
          .isEqualTo(asked);
      assertThat(ports.applied).hasSize(code == 0 ? 1 : 0);
      if (code == 2) {
        assertThat(shell.err()).contains("anon", "--restart", "--live", "Nothing was changed");
      }
    }
  }

  @Test
  void aDryRunShowsWhatWouldHappenToARunningQubeWithoutAChoice() {
    ports.planned = plan(SHUT_DOWN, SWITCH);
    var shell = new Shell(ports);
    assertThat(shell.run("torify", "anon", "--gateway", "sys-whonix", "--yes", "--dry-run"))
        .isZero();
    assertThat(ports.applied).isEmpty();
  }

  @Test
  void aStepThatFailsReturns1WithWhatIsStillTrue() {
    ports.planned = plan(SWITCH);
    ports.outcome =
        new Outcome.Failed(
            new Plan(Text.of("test.why"), List.of(SWITCH)),
            List.of(),
            SWITCH,
            Text.of("test.title", "anon", "nothing"));
    var shell = new Shell(ports);
    assertThat(shell.run("torify", "anon", "--gateway", "sys-whonix", "--yes")).isEqualTo(1);
    assertThat(shell.err()).contains("anon talks to nothing.");
    assertThat(shell.out()).doesNotContain("Done");
  }

  private static Planned plan(PlannedStep... steps) {
    return new Planned.Ready(new Plan(Text.of("test.why"), List.of(steps)));
  }
}
