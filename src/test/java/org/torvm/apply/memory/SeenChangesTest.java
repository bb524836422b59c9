package org.torvm.apply.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torvm.change.PastChange;
import org.torvm.change.PastChange.State;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Step;
import org.torvm.qubes.QubeName;
import org.torvm.settings.StateFile;
import org.torvm.text.Text;

/** What can be seen of changes by somebody who may not settle anything. */
class SeenChangesTest {
  private static final List<PlannedStep> STEPS =
      List.of(new PlannedStep(new Step.ShutDown(new QubeName("work")), Optional.empty()));
  private static final Plan PLAN = new Plan(Text.of("change.title.cut", "work"), STEPS);
  private static final PastChange OVER =
      PastChange.begun("1", Instant.EPOCH, PLAN).with(STEPS, List.of(), State.DONE);
  private static final PastChange BROKEN = PastChange.begun("2", Instant.EPOCH, PLAN);

  @TempDir private Path directory = Path.of("");
  private ChangeLog log = new ChangeLog(new StateFile(directory.resolve("unused"), 1));

  @BeforeEach
  void oneIsOverAndOneIsUnderWay() throws Exception {
    log = new ChangeLog(new StateFile(directory.resolve("changes.json"), 1 << 20));
    log.begin(OVER);
    log.end(OVER);
    log.begin(BROKEN);
  }

  @Test
  void whatWasBrokenOffIsSeenAndStaysInTheJournal() throws Exception {
    assertThat(log.seen()).as("not a step of it was begun").containsExactly(OVER);
    log.begun(0, STEPS.getFirst());
    var seen = BROKEN.with(STEPS, List.of(), State.BROKEN_OFF);
    assertThat(log.seen()).containsExactly(OVER, seen);
    assertThat(directory.resolve("changes.json.journal")).exists();
    assertThat(log.changes()).containsExactly(OVER);
  }

  @Test
  void whatIsUnderWayIsNotSeen() throws Exception {
    log.begun(0, STEPS.getFirst());
    try (var _ = log.lock()) {
      assertThat(log.seen()).containsExactly(OVER);
    }
  }
}
