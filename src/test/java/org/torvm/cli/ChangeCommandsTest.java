package org.torvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.apply.Outcome;
import org.torvm.change.Confirmation;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.PlannedStep;
import org.torvm.change.Purpose;
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
    "move sys-net sys-whonix, 2, 0",
    "move sys-net sys-whonix --yes, 0, 1",
    "move sys-net sys-whonix --dry-run, 0, 0",
    "offline anon, 2, 0",
    "offline anon --yes, 0, 1",
    "offline anon --dry-run, 0, 0",
    "online anon, 2, 0",
    "online anon --yes, 0, 1",
    "online anon --dry-run, 0, 0",
    "pin anon, 2, 0",
    "pin anon --yes, 0, 1",
    "pin anon --dry-run, 0, 0",
    "kill anon, 2, 0",
    "kill anon --yes, 0, 1",
    "kill anon --dry-run, 0, 0",
    "remove anon, 2, 0",
    "remove anon --yes, 0, 1",
    "remove anon --dry-run, 0, 0",
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
    "move nobody sys-whonix --yes",
    "move sys-whonix nobody --yes",
    "offline anon nobody --yes",
    "online nobody --yes",
    "pin nobody --yes",
    "kill nobody --yes",
    "remove nobody --yes",
  })
  void anUnknownQubeIsNamedAndNothingIsChanged(String line) {
    ports.planned = plan(SWITCH);
    var shell = new Shell(ports);
    assertThat(shell.run(line.split(" ", -1))).isEqualTo(2);
    assertThat(shell.err()).containsPattern("There is no qube called no/?body\\. Nothing was");
    assertThat(ports.wishes).isEmpty();
    assertThat(ports.applied).isEmpty();
  }

  static Stream<Arguments> wishes() {
    var anon = Small.name("anon");
    var tor = Small.name("sys-whonix");
    return Stream.of(
        Arguments.of(
            "move sys-net sys-whonix",
            new Wish.MoveClients(Small.name("sys-net"), tor, RunningQube.RESTART)),
        Arguments.of(
            "move sys-net sys-whonix --live",
            new Wish.MoveClients(Small.name("sys-net"), tor, RunningQube.SWITCH_LIVE)),
        Arguments.of("offline anon sys-whonix", new Wish.NetworkOff(List.of(anon, tor))),
        Arguments.of(
            "online anon sys-whonix", new Wish.NetworkOn(List.of(anon, tor), RunningQube.RESTART)),
        Arguments.of("pin anon", new Wish.PinNetQube(List.of(anon))),
        Arguments.of("kill anon", new Wish.Kill(anon)),
        Arguments.of("remove anon", new Wish.Remove(anon)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wishes")
  void wishesForWhatItSays(String line, Wish wish) {
    ports.planned = plan(SWITCH);
    assertThat(new Shell(ports).run((line + " --dry-run").split(" ", -1))).isZero();
    assertThat(ports.wishes).containsExactly(wish);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "kill anon --yes, 2, 0",
    "kill anon --yes --confirm other, 2, 0",
    "kill anon --yes --confirm anon, 0, 1",
  })
  void whatIsLostForGoodTakesMoreThanAYes(String line, int code, int applied) {
    var kill = new PlannedStep(new Step.Kill(Small.name("anon")), Optional.empty());
    var typed = Confirmation.type(Small.name("anon"), Text.of("test.why"));
    ports.planned =
        new Planned.Ready(
            new Plan(
                Text.of("test.why"),
                List.of(kill),
                List.of(),
                List.of(typed),
                new Purpose.Fresh()));
    var shell = new Shell(ports);
    assertThat(shell.run(line.split(" ", -1))).isEqualTo(code);
    assertThat(ports.applied).hasSize(applied);
    assertThat(shell.out()).doesNotContain("\"undo\"");
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
    for (String command :
        List.of(
            "torify anon --gateway sys-whonix",
            "untorify anon",
            "move sys-net anon",
            "online anon")) {
      ports.wishes.clear();
      ports.applied.clear();
      var shell = new Shell(ports);
      assertThat(shell.run((command + " --yes " + choice).strip().split(" ", -1))).isEqualTo(code);
      var wish = ports.wishes.getFirst();
      assertThat(
              switch (wish) {
                case Wish.Torify torify -> torify.running();
                case Wish.Untorify untorify -> untorify.running();
                case Wish.MoveClients move -> move.running();
                case Wish.NetworkOn online -> online.running();
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
