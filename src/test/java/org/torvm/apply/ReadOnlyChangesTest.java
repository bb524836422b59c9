package org.torvm.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.torvm.change.Consent;
import org.torvm.change.PastChange;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.PlannedStep;
import org.torvm.change.Step;
import org.torvm.change.SystemBuilder;
import org.torvm.change.Wish;
import org.torvm.leak.Audit;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;

class ReadOnlyChangesTest {
  private static final Text REASON = Text.of("apply.read-only");
  private static final QubeName WORK = new QubeName("work");
  private static final Plan PLAN =
      new Plan(
          Text.of("change.title.shut-down", "work"),
          List.of(new PlannedStep(new Step.ShutDown(WORK), Optional.empty())));

  private final Changes changes =
      new ReadOnlyChanges(
          () -> SystemBuilder.evidence(SystemBuilder.stock().running("work").system()),
          new Audit(List.of()));

  @Test
  void everyWishIsRefusedWithTheReason() {
    assertThat(changes.plan(new Wish.ShutDown(WORK))).isEqualTo(new Planned.Refused(REASON));
    assertThat(changes.planUndo()).isEqualTo(new Planned.Refused(REASON));
    assertThat(changes.undoable()).isEmpty();
    assertThat(changes.readOnly()).contains(new ReadOnly(REASON, true));
  }

  @Test
  void aPlanFromElsewhereIsNotCarriedOutEither() {
    assertThat(changes.apply(PLAN, Consent.to(PLAN.confirmations()), Progress.none()))
        .isEqualTo(new Outcome.Failed(PLAN, List.of(), PLAN.steps().getFirst(), REASON));
    var nothing = new Plan(PLAN.title(), List.of());
    assertThat(changes.apply(nothing, Consent.to(nothing.confirmations()), Progress.none()))
        .isEqualTo(new Outcome.Done(nothing));
  }

  @Test
  void whatAPlanWouldDoCanStillBeSeen() {
    assertThat(changes.preview(PLAN).plan()).isEqualTo(PLAN);
    assertThat(changes.preview(PLAN).changes()).isNotEmpty();
  }

  @Test
  void thePastIsToldTheNewestFirstAndNothingOfItIsTakenBack() {
    var old = PastChange.begun("1", Instant.EPOCH, PLAN);
    var young = PastChange.begun("2", Instant.EPOCH, PLAN);
    var told =
        new ReadOnlyChanges(
            () -> SystemBuilder.evidence(SystemBuilder.stock().system()),
            new Audit(List.of()),
            () -> List.of(old, young));
    assertThat(told.past()).containsExactly(young, old);
    assertThat(told.planUndo("1")).isEqualTo(new Planned.Refused(REASON));
    assertThat(told.planFinish("1")).isEqualTo(new Planned.Refused(REASON));
    var unreadable =
        new ReadOnlyChanges(
            () -> SystemBuilder.evidence(SystemBuilder.stock().system()),
            new Audit(List.of()),
            () -> {
              throw new IOException();
            });
    assertThat(unreadable.past()).isEmpty();
  }
}
