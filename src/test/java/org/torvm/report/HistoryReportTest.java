package org.torvm.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torvm.change.PastChange;
import org.torvm.change.PastChange.Fate;
import org.torvm.change.PastChange.State;
import org.torvm.change.Plan;
import org.torvm.change.PlannedStep;
import org.torvm.change.Step;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;
import org.torvm.text.Text;

/** Past changes as text and JSON, and what neutral names leave of the true ones. */
class HistoryReportTest {
  private static final Instant AT = Instant.parse("2026-11-21T12:04:05.678Z");
  private static final QubeName WORK = new QubeName("work");
  private static final QubeName WORK_2 = new QubeName("work-2");
  private static final QubeName WHONIX = new QubeName("sys-whonix");

  private static PlannedStep step(Step step) {
    return new PlannedStep(step, Optional.empty());
  }

  private static PastChange change(Text title, State state, int made, Step... steps) {
    var all = List.of(steps).stream().map(HistoryReportTest::step).toList();
    return PastChange.begun("0123456789-id", AT, new Plan(title, all))
        .with(all.subList(0, made), all.subList(made, all.size()), state);
  }

  private static PastChange torify(State state, int made) {
    return change(
        Text.of("change.title.torify", "work, work-2", "sys-whonix"),
        state,
        made,
        new Step.SetReference(WORK, QubeReference.NET_QUBE, Optional.empty()),
        new Step.ShutDown(WORK),
        new Step.SetReference(WORK, QubeReference.NET_QUBE, Optional.of(WHONIX)),
        new Step.AddTag(WORK_2, "created-by-secret"));
  }

  private static String text(PastChange... changes) {
    return String.join("\n", new HistoryText(TestWords.messages(), Ink.PLAIN).of(List.of(changes)));
  }

  @Test
  void everyStepSaysHowFarItCame() {
    assertThat(text(torify(State.BROKEN_OFF, 2)))
        .isEqualTo(
            """
            2026-11-21T12:04:05Z  Torify work, work-2 through sys-whonix
                broken off at step 2 of 4; id 01234567
                It waits to be finished or rolled back.
                Made: Set the net qube of work to none
                Perhaps made, perhaps not: Shut down work
                Not made: Set the net qube of work to sys-whonix
                Not made: Give work-2 the tag created-by-secret\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "DONE, 4, STANDS, done",
    "DONE, 4, TAKEN_BACK, undone",
    "STOPPED, 2, STANDS, stopped after 2 of 4 steps",
    "STOPPED, 2, LEFT, left as it is after 2 of 4 steps",
    "FAILED, 3, STANDS, failed after 3 of 4 steps",
    "FAILED, 3, TAKEN_BACK, rolled back",
  })
  void theStateIsSaidInWords(State state, int made, Fate fate, String words) {
    assertThat(text(torify(state, made).with(fate))).contains("    " + words + "; id 01234567");
  }

  @Test
  void whatTheUserStoppedLeavesNoDoubt() {
    assertThat(text(torify(State.STOPPED, 2))).doesNotContain("Perhaps");
    assertThat(text(torify(State.DONE, 4))).doesNotContain("Perhaps", "waits");
    assertThat(text()).isEqualTo("Nothing was changed yet.");
  }

  @Test
  void theJsonSaysTheSame() throws Exception {
    var root =
        new ObjectMapper()
            .readTree(
                new HistoryJson(TestWords.messages())
                    .of(List.of(torify(State.BROKEN_OFF, 2)), false));
    assertThat(root.at("/schema").intValue()).isEqualTo(HistoryJson.SCHEMA);
    assertThat(root.at("/neutralNames").booleanValue()).isFalse();
    var change = root.at("/changes/0");
    assertThat(change.at("/id").textValue()).isEqualTo("0123456789-id");
    assertThat(change.at("/at").textValue()).isEqualTo(AT.toString());
    assertThat(change.at("/state").textValue()).isEqualTo("broken-off");
    assertThat(change.at("/fate").textValue()).isEqualTo("stands");
    assertThat(change.at("/unfinished").booleanValue()).isTrue();
    assertThat(change.at("/takesBack").isNull()).isTrue();
    assertThat(change.at("/qubes").toString()).isEqualTo("[\"work\",\"work-2\"]");
    assertThat(change.findValuesAsText("made")).containsExactly("yes", "perhaps", "no", "no");
  }

  @Test
  void theSameQubeHasTheSameNeutralNameEverywhere() {
    var text = text(NeutralNames.in(List.of(torify(State.DONE, 4))).getFirst());
    assertThat(text)
        .contains(
            "Torify qube-1, qube-3 through qube-2",
            "Set the net qube of qube-1 to none",
            "Shut down qube-1",
            "Set the net qube of qube-1 to qube-2",
            "Give qube-3 the tag created-by-qube-4");
    assertThat(text).doesNotContain("work", "whonix", "secret");
  }

  @Test
  void noNameIsLeftAnywhere() {
    var dvm = new QubeName("my-dvm");
    var made = new QubeName("disp77");
    var other = new QubeName("disp78");
    var plain =
        change(
            Text.of("change.title.undo", Text.of("change.title.customise", "elsewhere")),
            State.DONE,
            5,
            new Step.MakeDisposable(dvm, Optional.of(made), Set.of(other)),
            new Step.SetFeature(WORK, "service.my-dvm", "to my-dvm"),
            new Step.SetFeature(WORK, "service.qubes-tor", "1"),
            new Step.RemoveTag(WORK, "for-my-dvm"),
            new Step.SetReference(
                QubeName.DOM0, QubeReference.NET_QUBE, Optional.of(QubeName.DOM0)));
    var withInverse =
        plain.with(
            List.of(
                new PlannedStep(
                    plain.steps().getLast().step(),
                    Optional.of(
                        new Step.SetReference(WORK, QubeReference.NET_QUBE, Optional.of(WHONIX))))),
            plain.steps(),
            State.STOPPED);
    var neutral = NeutralNames.in(List.of(plain, withInverse));
    assertThat(neutral.toString())
        .doesNotContain("my-dvm", "disp7", "work", "elsewhere", "whonix")
        .contains("dom0", "service.qubes-tor");
    assertThat(new HistoryJson(TestWords.messages()).of(neutral, true))
        .contains("\"neutralNames\" : true")
        .doesNotContain("my-dvm", "disp7", "elsewhere", "whonix");
  }

  @Test
  void aQubeThatIsCalledLikeANeutralOneIsReplacedToo() {
    var one =
        change(
            Text.of("change.title.shut-down", "qube-2"),
            State.DONE,
            2,
            new Step.ShutDown(new QubeName("qube-2")),
            new Step.ShutDown(new QubeName("other")));
    assertThat(text(NeutralNames.in(List.of(one)).getFirst()))
        .contains("Shut down qube-1\n", "Made: Shut down qube-1", "Made: Shut down qube-2");
  }
}
