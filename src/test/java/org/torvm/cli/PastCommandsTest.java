package org.torvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.change.PastChange;
import org.torvm.change.PastChange.State;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.PlannedStep;
import org.torvm.change.Purpose;
import org.torvm.change.Step;
import org.torvm.leak.Severity;
import org.torvm.qubes.QubeReference;
import org.torvm.report.Made;
import org.torvm.text.Text;
import org.torvm.watch.Small;

/** log, undo of any change, recover, and the reminder of all others. */
class PastCommandsTest {
  private static final PlannedStep CUT =
      new PlannedStep(
          new Step.SetReference(Small.name("anon"), QubeReference.NET_QUBE, Optional.empty()),
          Optional.of(new Step.ResetReference(Small.name("anon"), QubeReference.NET_QUBE)));
  private static final PlannedStep START =
      new PlannedStep(new Step.Start(Small.name("anon")), Optional.empty());

  @TempDir private Path folder = Path.of("");

  private final FakePorts ports =
      new FakePorts(
          Made.report(Made.system(), true, Made.finding(Severity.HIGH, "some-rule", "anon")));

  PastCommandsTest() {
    ports.planned = plan(new Purpose.Fresh());
  }

  private static Planned plan(Purpose purpose) {
    return new Planned.Ready(
        new Plan(Text.of("test.why"), List.of(START), List.of(), List.of(), purpose));
  }

  private static PastChange past(String id, State state) {
    var plan = new Plan(Text.of("change.title.cut", "anon"), List.of(CUT, START));
    return PastChange.begun(id, Small.T0, plan)
        .with(
            state == State.DONE ? plan.steps() : List.of(CUT),
            state == State.DONE ? List.of() : List.of(START),
            state);
  }

  @Test
  void listsTheNewestFirstAlsoForPrograms() {
    ports.past = List.of(past("bbbb", State.STOPPED), past("aaaa", State.DONE));
    var shell = new Shell(ports);
    assertThat(shell.run("log")).isZero();
    assertThat(shell.out())
        .containsSubsequence("stopped after 1 of 2 steps; id bbbb", "done; id aaaa");
    var json = new Shell(ports);
    assertThat(json.run("log", "--json", "--neutral-names")).isZero();
    assertThat(json.out()).contains("\"neutralNames\" : true", "qube-1").doesNotContain("anon");
  }

  @Test
  void writesTheListIntoAFile() {
    ports.past = List.of(past("aaaa", State.DONE));
    var file = folder.resolve("log.txt");
    var shell = new Shell(ports);
    assertThat(shell.run("log", "--output", file.toString())).isZero();
    assertThat(shell.out()).isEmpty();
    assertThat(file).content().contains("done; id aaaa").endsWith("\n");
    assertThat(shell.run("log", "--output", folder.resolve("no/log").toString())).isEqualTo(1);
    assertThat(shell.err()).contains("cannot be written");
  }

  @ParameterizedTest(name = "undo {0}")
  @CsvSource({"aaaa, 0, undo aaaa1", "bb, 0, undo bbbb", "aaa, 2, ''", "c, 2, ''", "'', 2, ''"})
  void undoesTheChangeThatIsNamed(String id, int code, String asked) {
    ports.past =
        List.of(past("bbbb", State.DONE), past("aaaa1", State.DONE), past("aaab", State.DONE));
    var shell = new Shell(ports);
    assertThat(shell.run("undo", id, "--yes")).isEqualTo(code);
    assertThat(ports.taken).isEqualTo(asked.isEmpty() ? List.of() : List.of(asked));
    assertThat(ports.applied).hasSize(code == 0 ? 1 : 0);
  }

  @ParameterizedTest(name = "recover {0}")
  @CsvSource({
    "--finish --yes, 0, finish bbbb, 1",
    "--roll-back --yes, 0, undo bbbb, 1",
    "--roll-back --dry-run, 0, undo bbbb, 0",
    "--leave, 0, leave bbbb, 0",
    "--leave --dry-run, 0, '', 0",
    "--dry-run, 0, '', 0",
    "--finish, 2, finish bbbb, 0",
    "'', 2, '', 0",
    "--finish --leave, 2, '', 0",
    "--finish --yes aa, 0, finish aaaa, 1",
  })
  void recoversWithNobodyToAsk(String line, int code, String asked, int applied) {
    ports.past = List.of(past("bbbb", State.BROKEN_OFF), past("aaaa", State.FAILED));
    var shell = new Shell(ports);
    assertThat(shell.run(("recover " + line).strip().split(" ", -1))).isEqualTo(code);
    assertThat(ports.taken).isEqualTo(asked.isEmpty() ? List.of() : List.of(asked));
    assertThat(ports.applied).hasSize(applied);
  }

  @ParameterizedTest(name = "answer {0}")
  @CsvSource({"l, 0, leave bbbb", "Leave, 0, leave bbbb", "n, 1, ''", "'', 1, ''", "x, 1, ''"})
  void asksWhatIsToBecomeOfIt(String answer, int code, String asked) {
    ports.past = List.of(past("bbbb", State.BROKEN_OFF));
    var shell = new Shell(ports).answering(answer);
    assertThat(shell.run("recover")).isEqualTo(code);
    assertThat(shell.prompts).hasSize(1);
    assertThat(shell.out()).contains("broken off at step 1 of 2", "Perhaps made, perhaps not");
    assertThat(ports.taken).isEqualTo(asked.isEmpty() ? List.of() : List.of(asked));
  }

  @Test
  void saysThatThereIsNothingToRecover() {
    ports.past = List.of(past("aaaa", State.DONE));
    var shell = new Shell(ports);
    assertThat(shell.run("recover", "--finish", "--yes")).isZero();
    assertThat(shell.out()).contains("No change waits");
    assertThat(ports.taken).isEmpty();
  }

  @Test
  void everyOtherCommandThatChangesSomethingRemindsOfIt() {
    ports.past = List.of(past("bbbb", State.BROKEN_OFF));
    var reminder = "was not finished: broken off at step 1 of 2. \"recover\"";
    for (String line : List.of("torify anon --gateway sys-whonix", "untorify anon", "undo")) {
      var shell = new Shell(ports);
      assertThat(shell.run((line + " --yes").split(" ", -1))).isZero();
      assertThat(shell.err().lines().filter(l -> l.contains(reminder))).as(line).hasSize(1);
    }
    ports.planned = plan(new Purpose.Finish("bbbb"));
    var recover = new Shell(ports);
    assertThat(recover.run("recover", "--finish", "--yes")).isZero();
    assertThat(recover.err()).doesNotContain(reminder);
  }
}
