package org.torvm.apply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torvm.change.PastChange;
import org.torvm.change.PastChange.State;
import org.torvm.change.PlannedStep;
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
            new Step.MakeDisposable(WORK, Optional.empty()),
            new Step.MakeDisposable(WORK, Optional.of(new QubeName("disp12"))),
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
            State.FAILED,
            Optional.of("id-0"),
            true);

    log.remember(change);

    assertThat(new ChangeLog(new StateFile(path, 1 << 20)).changes()).containsExactly(change);
  }

  @Test
  void aChangeIsReplacedByWhatBecameOfIt() throws IOException {
    log.remember(change("1", State.BEGUN, List.of()));
    log.remember(change("2", State.DONE, cut()));
    log.remember(change("1", State.DONE, cut()));
    assertThat(log.changes().stream().map(PastChange::id)).containsExactly("1", "2");
    assertThat(log.undoable().map(PastChange::id)).contains("2");
  }

  @Test
  void whatWasTakenBackIsNotOfferedAgainNorIsTakingBack() throws IOException {
    log.remember(change("1", State.DONE, cut()));
    log.remember(change("2", State.DONE, cut()));
    var undo =
        new PastChange(
            "3",
            Instant.EPOCH,
            Text.of("apply.unnamed-change"),
            cut(),
            State.DONE,
            Optional.of("2"),
            false);
    log.rememberUndo(undo, "2");
    assertThat(log.undoable().map(PastChange::id)).contains("1");
  }

  @Test
  void anUndoThatFailedCanItselfBeTakenBack() throws IOException {
    log.remember(change("1", State.DONE, cut()));
    log.remember(
        new PastChange(
            "2",
            Instant.EPOCH,
            Text.of("apply.unnamed-change"),
            cut(),
            State.FAILED,
            Optional.of("1"),
            false));
    assertThat(log.undoable().map(PastChange::id)).contains("2");
  }

  @Test
  void aChangeWithoutAnythingToRestoreIsNotOffered() throws IOException {
    log.remember(
        change(
            "1", State.DONE, List.of(new PlannedStep(new Step.ShutDown(WORK), Optional.empty()))));
    assertThat(log.undoable()).isEmpty();
  }

  @Test
  void theOldestAreForgotten() throws IOException {
    for (int i = 0; i < ChangeLog.KEPT + 2; i++) {
      log.remember(change("n" + i, State.DONE, List.of()));
    }
    assertThat(log.changes()).hasSize(ChangeLog.KEPT);
    assertThat(log.changes().getFirst().id()).isEqualTo("n2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"schema\":1}",
        "{\"schema\":2,\"changes\":[]}",
        "{\"schema\":1,\"changes\":{}}",
        "{\"schema\":1,\"changes\":[]} x",
        "{\"schema\":1,\"schema\":1,\"changes\":[]}",
        "{\"schema\":1,\"changes\":[],\"more\":1}",
        "{\"schema\":1,\"changes\":[{}]}",
        "{\"schema\":1,\"changes\":[{\"id\":1,\"at\":\"2026-11-21T12:00:00Z\",\"title\":"
            + "{\"key\":\"x\",\"arguments\":[]},\"state\":\"done\",\"undone\":false,\"steps\":[]}]}",
        "{\"schema\":1,\"changes\":[{\"id\":\"1\",\"at\":\"today\",\"title\":"
            + "{\"key\":\"x\",\"arguments\":[]},\"state\":\"done\",\"undone\":false,\"steps\":[]}]}",
        "{\"schema\":1,\"changes\":[{\"id\":\"1\",\"at\":\"2026-11-21T12:00:00Z\",\"title\":"
            + "{\"key\":\"x\",\"arguments\":[]},\"state\":\"done\",\"undone\":false,\"steps\":"
            + "[{\"step\":{\"kind\":\"start\",\"qube\":\"-rf\"}}]}]}",
        "{\"schema\":1,\"changes\":[{\"id\":\"1\",\"at\":\"2026-11-21T12:00:00Z\",\"title\":"
            + "{\"key\":\"x\",\"arguments\":[]},\"state\":\"done\",\"undone\":false,\"steps\":"
            + "[{\"step\":{\"kind\":\"kill\",\"qube\":\"work\"}}]}]}"
      })
  void aFileThatIsNoLogIsSetAsideAndKept(String content) throws IOException {
    Files.writeString(path, content);
    assertThat(log.changes()).isEmpty();
    log.remember(change("1", State.DONE, cut()));
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
    log.remember(change("1", State.DONE, cut()));
    var text = Files.readString(path, UTF_8).replace("change.title.cut", "gone.with.the.wind");
    Files.writeString(path, text);
    assertThat(log.changes().getFirst().title()).isEqualTo(Text.of("apply.unnamed-change"));
  }

  private static PastChange change(String id, State state, List<PlannedStep> steps) {
    return new PastChange(
        id,
        Instant.EPOCH,
        Text.of("change.title.cut", "work"),
        steps,
        state,
        Optional.empty(),
        false);
  }

  private static List<PlannedStep> cut() {
    return List.of(
        new PlannedStep(
            new Step.SetReference(WORK, QubeReference.NET_QUBE, Optional.empty()),
            Optional.of(new Step.ResetReference(WORK, QubeReference.NET_QUBE))));
  }
}
