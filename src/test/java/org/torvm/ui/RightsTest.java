package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.torvm.apply.Progress;
import org.torvm.apply.ReadOnly;
import org.torvm.change.Consent;
import org.torvm.change.Plan;
import org.torvm.change.Planned;
import org.torvm.change.Wish;
import org.torvm.graph.Sample;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Text;

class RightsTest {
  private static final Wish WISH = new Wish.ShutDown(Sample.name("work"));
  private static final Text REASON = Text.of("sample.text", "Because.");

  private final FakeSituations situations =
      new FakeSituations(Sample.household(SystemKind.SOCKET).report());
  private final FakeChanges changes =
      new FakeChanges(situations, Sample.household(SystemKind.SOCKET).report());
  private final Rights rights = new Rights(changes);

  private Plan plan() {
    assertThat(rights.plan(WISH)).isInstanceOf(Planned.Ready.class);
    return ((Planned.Ready) rights.plan(WISH)).plan();
  }

  @Test
  void theDoorIsOpenAsLongAsNothingSpeaksAgainstIt() {
    assertThat(rights.readOnly()).isEmpty();
    assertThat(plan().steps()).hasSize(1);
    assertThat(rights.planUndo()).isInstanceOf(Planned.Ready.class);
  }

  @Test
  void afterADenialTheReasonAnswersAndOneMoreTryIsPossible() {
    changes.readOnly(new ReadOnly(REASON, false));
    var refused = new Planned.Refused(Text.of("window.read-only", REASON));
    assertThat(rights.plan(WISH)).isEqualTo(refused);
    assertThat(rights.planUndo()).isEqualTo(refused);
    assertThat(changes.wishes).isEmpty();

    rights.tryAgain();
    assertThat(rights.readOnly()).isEmpty();
    rights.apply(plan(), Consent.to(plan().confirmations()), Progress.none());
    assertThat(rights.plan(WISH)).as("denied once more").isEqualTo(refused);
  }

  @Test
  void whatTheUserAskedForCannotBeTriedAway() {
    changes.readOnly(new ReadOnly(REASON, true));
    rights.tryAgain();
    assertThat(rights.readOnly()).contains(new ReadOnly(REASON, true));
    assertThat(rights.plan(WISH)).isInstanceOf(Planned.Refused.class);
  }
}
