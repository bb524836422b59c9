package org.torvm.apply.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.change.PastChange;
import org.torvm.change.PastChange.State;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Step;
import org.torvm.qubes.QubeName;
import org.torvm.settings.StateFile;
import org.torvm.text.Text;

class JournalTest {
  private static final QubeName WORK = new QubeName("work");
  private static final List<PlannedStep> STEPS =
      List.of(
          new PlannedStep(new Step.AddTag(WORK, "a"), Optional.of(new Step.RemoveTag(WORK, "a"))),
          new PlannedStep(new Step.ShutDown(WORK), Optional.empty()),
          new PlannedStep(new Step.MakeDisposable(WORK), Optional.empty()));
  private static final PastChange CHANGE =
      PastChange.begun("1", Instant.EPOCH, new Plan(Text.of("change.title.cut", "work"), STEPS));

  @TempDir Path directory;
  private Path path;
  private ChangeLog log;

  @BeforeEach
  void anEmptyLog() {
    var file = directory.resolve("changes.json");
    path = directory.resolve("changes.json.journal");
    log = new ChangeLog(new StateFile(file, 1 << 20));
  }

  @Test
  void whatWasBegunIsThereAfterTheProgramIsGone() throws IOException {
    log.begin(CHANGE);
    log.begun(0, STEPS.get(0));
    log.begun(1, STEPS.get(1));

    log.recover();

    assertThat(path).doesNotExist();
    assertThat(log.changes())
        .containsExactly(CHANGE.with(STEPS.subList(0, 2), STEPS.subList(2, 3), State.BROKEN_OFF));
    assertThat(log.changes().getFirst().inDoubt()).contains(STEPS.get(1));
  }

  @Test
  void aChangeOfWhichNothingWasBegunIsForgotten() throws IOException {
    log.begin(CHANGE);
    log.recover();
    assertThat(path).doesNotExist();
    assertThat(log.changes()).isEmpty();
  }

  @Test
  void aNameThatBecameKnownIsKept() throws IOException {
    var make = new Step.MakeDisposable(WORK).beside(Set.of(new QubeName("disp1")));
    var made = new PlannedStep(make, Optional.empty()).named(WORK, new QubeName("disp2"));
    log.begin(CHANGE);
    log.begun(0, STEPS.get(0));
    log.begun(1, STEPS.get(1));
    log.begun(2, new PlannedStep(make, Optional.empty()));
    log.begun(2, made);
    log.recover();
    assertThat(log.changes().getFirst().steps()).containsExactly(STEPS.get(0), STEPS.get(1), made);
  }

  @Test
  void everyPlaceAtWhichALineIsCutShortLeavesTheLinesBeforeIt() throws IOException {
    log.begin(CHANGE);
    log.begun(0, STEPS.get(0));
    long one = Files.size(path);
    log.begun(1, STEPS.get(1));
    byte[] whole = Files.readAllBytes(path);
    for (int length = (int) one; length <= whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      log.recover();
      int made = length == whole.length ? 2 : 1;
      assertThat(log.changes().getFirst().steps()).as("%s bytes", length).hasSize(made);
    }
  }

  @Test
  void anEndThatWasWrittenDownButNotRememberedIsRemembered() throws IOException {
    log.begin(CHANGE);
    log.begun(0, STEPS.get(0));
    var line = "{\"ended\":\"stopped\",\"made\":1}\n";
    Files.write(path, line.getBytes(UTF_8), StandardOpenOption.APPEND);
    log.recover();
    assertThat(log.changes().getFirst().state()).isEqualTo(State.STOPPED);
  }

  @Test
  void rememberingTwiceIsRememberingOnce() throws IOException {
    log.begin(CHANGE);
    log.begun(0, STEPS.get(0));
    byte[] journal = Files.readAllBytes(path);
    log.recover();
    var once = log.changes();
    Files.write(path, journal);
    log.recover();
    assertThat(log.changes()).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "{}\n",
        "{\"schema\":2}\n",
        "[[[[",
        "WHOLE{\"begun\":1,\"planned\":{\"step\":{\"kind\":\"start\",\"qube\":\"work\"}}}\n",
        "WHOLE{\"begun\":0}\n",
        "WHOLE{\"begun\":-1,\"planned\":{\"step\":{\"kind\":\"start\",\"qube\":\"work\"}}}\n",
        "WHOLE{\"ended\":\"done\",\"made\":4}\n",
        "WHOLE{\"ended\":\"begun\",\"made\":0}\n",
        "WHOLE\n",
        "WHOLEx\n"
      })
  void aJournalThatIsNoneIsSetAsideAndKept(String content) throws IOException {
    log.begin(CHANGE);
    var whole = Files.readString(path);
    Files.writeString(path, content.replace("WHOLE", whole));
    log.recover();
    assertThat(log.changes()).isEmpty();
    assertThat(path).doesNotExist();
    assertThat(Files.readString(path.resolveSibling("changes.json.journal.unreadable")))
        .isEqualTo(content.replace("WHOLE", whole));
  }

  @Test
  void whatAKilledProgramLeftHalfWrittenIsSweptAway() throws IOException {
    Files.writeString(directory.resolve("changes.json.12.tmp"), "x");
    Files.writeString(directory.resolve("changes.json.journal.34.tmp"), "x");
    Files.writeString(directory.resolve("other.12.tmp"), "x");
    log.recover();
    try (var files = Files.list(directory)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("other.12.tmp");
    }
  }
}
