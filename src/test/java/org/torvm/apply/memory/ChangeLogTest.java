package org.torvm.apply.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.change.PastChange;
import org.torvm.change.PastChange.Fate;
import org.torvm.change.PastChange.State;
import org.torvm.change.PlannedStep;
import org.torvm.change.Purpose;
import org.torvm.change.Step;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.settings.StateFile;
import org.torvm.text.Text;

class ChangeLogTest {
  private static final QubeName WORK = new QubeName("work");

  @TempDir Path directory;
  private Path path;
  private ChangeLog log;

  @BeforeEach
  void anEmptyLog() {
    path = directory.resolve("changes.json");
    log = new ChangeLog(new StateFile(path, 1 << 20));
  }

  @Test
  void everyKindOfStepComesBackAsItWas() throws IOException {
    var steps =
        List.<Step>of(
            new Step.SetReference(WORK, QubeReference.NET_QUBE, Optional.empty()),
            new Step.SetReference(
                WORK, QubeReference.DISPOSABLE_TEMPLATE, Optional.of(new QubeName("x-dvm"))),
            new Step.ResetReference(WORK, QubeReference.NET_QUBE),
            new Step.AddTag(WORK, "a"),
            new Step.RemoveTag(WORK, "b"),
            new Step.SetFeature(WORK, "service.x", "\u00e9\"\\\n"),
            new Step.RemoveFeature(WORK, "service.y"),
            new Step.Start(WORK),
            new Step.ShutDown(WORK),
            new Step.Kill(WORK),
            new Step.Remove(WORK),
            new Step.MakeDisposable(WORK),
            new Step.MakeDisposable(WORK, Optional.of(new QubeName("disp12")), Set.of(WORK)),
            new Step.StartMade(WORK));
    var planned = new ArrayList<PlannedStep>();
    for (Step step : steps) {
      planned.add(new PlannedStep(step, Optional.empty()));
      planned.add(new PlannedStep(new Step.Start(WORK), Optional.of(step)));
    }
    var title = Text.of("change.title.undo", Text.of("change.title.cut", "work"));
    var change =
        new PastChange(
            "id-1",
            Instant.parse("2026-11-21T12:00:00.5Z"),
            title,
            planned,
            planned.reversed(),
            Set.of(WORK),
            State.FAILED,
            new Purpose.TakeBack("id-0"),
            Fate.LEFT);

    end(change);

    assertThat(new ChangeLog(new StateFile(path, 1 << 20)).changes()).containsExactly(change);
  }

  @Test
  void whatWasTakenBackIsNotOfferedAgainNorIsTakingBack() throws IOException {
    end(change("1", State.DONE, cut()));
    end(change("2", State.DONE, cut()));
    end(change("3", State.DONE, cut(), new Purpose.TakeBack("2")));
    assertThat(undoable()).contains("1");
    assertThat(log.changes().get(1).fate()).isEqualTo(Fate.TAKEN_BACK);
  }

  @Test
  void anUndoThatFailedCanItselfBeTakenBackAndLeavesNoMark() throws IOException {
    end(change("1", State.DONE, cut()));
    end(change("2", State.FAILED, cut(), new Purpose.TakeBack("1")));
    assertThat(undoable()).contains("2");
    assertThat(log.changes().getFirst().fate()).isEqualTo(Fate.STANDS);
  }

  @Test
  void aChangeThatIsFinishedIsOneChange() throws IOException {
    end(change("1", State.STOPPED, cut()));
    end(change("2", State.DONE, cut()));
    end(change("3", State.DONE, tag(), new Purpose.Finish("1")));

    assertThat(log.changes().stream().map(PastChange::id)).containsExactly("1", "2");
    var finished = log.changes().getFirst();
    assertThat(finished.state()).isEqualTo(State.DONE);
    assertThat(finished.steps()).isEqualTo(Stream.concat(cut().stream(), tag().stream()).toList());
  }

  @Test
  void aFinishedUndoLeavesItsMark() throws IOException {
    end(change("1", State.DONE, cut()));
    end(change("2", State.FAILED, cut(), new Purpose.TakeBack("1")));
    end(change("3", State.DONE, tag(), new Purpose.Finish("2")));
    assertThat(log.changes().getFirst().fate()).isEqualTo(Fate.TAKEN_BACK);
  }

  @Test
  void aChangeWithoutAnythingToRestoreIsNotOffered() throws IOException {
    var shutDown = new PlannedStep(new Step.ShutDown(WORK), Optional.empty());
    end(change("1", State.DONE, List.of(shutDown)));
    assertThat(undoable()).isEmpty();
  }

  @Test
  void whatTheUserLeavesIsNotAskedAboutAgain() throws IOException {
    end(change("1", State.STOPPED, cut()));
    assertThat(log.changes().getFirst().isUnfinished()).isTrue();
    log.leave("1");
    assertThat(log.changes().getFirst().isUnfinished()).isFalse();
    assertThat(undoable()).contains("1");
  }

  @Test
  void theOldestAreForgotten() throws IOException {
    for (int i = 0; i < ChangeLog.KEPT + 2; i++) {
      end(change("n" + i, State.DONE, cut()));
    }
    assertThat(log.changes()).hasSize(ChangeLog.KEPT);
    assertThat(log.changes().getFirst().id()).isEqualTo("n2");
  }

  @Test
  void olderOnesMakeRoomForOneThatIsLong() throws IOException {
    var small = new ChangeLog(new StateFile(path, 20_000));
    for (int i = 0; i < 100; i++) {
      var change = change("n" + i, State.DONE, cut());
      small.begin(change);
      small.end(change);
    }
    assertThat(small.changes()).hasSizeBetween(5, 40);
    assertThat(small.changes().getLast().id()).isEqualTo("n99");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"schema\":2}",
        "{\"schema\":1,\"changes\":[]}",
        "{\"schema\":2,\"changes\":{}}",
        "{\"schema\":2,\"changes\":[]} x",
        "{\"schema\":2,\"schema\":1,\"changes\":[]}",
        "{\"schema\":2,\"changes\":[],\"more\":1}",
        "{\"schema\":2,\"changes\":[{}]}"
      })
  void aFileThatIsNoLogIsSetAsideAndKept(String content) throws IOException {
    Files.writeString(path, content);
    assertThat(log.changes()).isEmpty();
    end(change("1", State.DONE, cut()));
    assertThat(log.changes()).hasSize(1);
    assertThat(Files.readString(path.resolveSibling("changes.json.unreadable"))).isEqualTo(content);
  }

  @Test
  void deepNestingIsNoLog() throws IOException {
    Files.writeString(path, "[".repeat(100_000));
    assertThat(log.changes()).isEmpty();
  }

  @Test
  void aSentenceThatThisProgramDoesNotHaveIsNamedInGeneral() throws IOException {
    end(change("1", State.DONE, cut()));
    var text = Files.readString(path, UTF_8).replace("change.title.cut", "gone.with.the.wind");
    Files.writeString(path, text);
    assertThat(log.changes().getFirst().title()).isEqualTo(Text.of("apply.unnamed-change"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"id\" : \"1\" | \"id\" : 1",
        "1970-01-01T00:00:00Z | today",
        "\"done\" | \"begun\"",
        "\"stands\" | \"falls\"",
        "\"fresh\" | \"stale\"",
        "\"fresh\" | \"take-back\"",
        "\"qube\" : \"work\" | \"qube\" : \"-rf\"",
        "set-reference | format-disk",
        "\"live\" : [ ] | \"live\" : [ 1 ]",
        "\"remaining\" : [ ] | \"remaining\" : { }",
        "\"remaining\" : [ ] | \"more\" : [ ]"
      })
  void oneWrongWordMakesItNoLog(String right, String wrong) throws IOException {
    end(change("1", State.DONE, cut()));
    var text = Files.readString(path);
    assertThat(text).contains(right);
    Files.writeString(path, text.replace(right, wrong));
    assertThat(log.changes()).isEmpty();
    assertThat(path.resolveSibling("changes.json.unreadable")).exists();
  }

  private void end(PastChange change) throws IOException {
    log.begin(change.with(List.of(), change.allSteps().toList(), State.BROKEN_OFF));
    log.end(change);
  }

  private Optional<String> undoable() throws IOException {
    return log.changes().reversed().stream()
        .filter(PastChange::isUndoable)
        .findFirst()
        .map(PastChange::id);
  }

  private static PastChange change(String id, State state, List<PlannedStep> steps) {
    return change(id, state, steps, new Purpose.Fresh());
  }

  private static PastChange change(
      String id, State state, List<PlannedStep> steps, Purpose purpose) {
    return new PastChange(
        id,
        Instant.EPOCH,
        Text.of("change.title.cut", "work"),
        steps,
        List.of(),
        Set.of(),
        state,
        purpose,
        Fate.STANDS);
  }

  private static List<PlannedStep> cut() {
    return List.of(
        new PlannedStep(
            new Step.SetReference(WORK, QubeReference.NET_QUBE, Optional.empty()),
            Optional.of(new Step.ResetReference(WORK, QubeReference.NET_QUBE))));
  }

  private static List<PlannedStep> tag() {
    return List.of(
        new PlannedStep(new Step.AddTag(WORK, "a"), Optional.of(new Step.RemoveTag(WORK, "a"))));
  }
}
