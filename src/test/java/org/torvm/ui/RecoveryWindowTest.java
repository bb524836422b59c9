package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.ui.FrameStage.page;
import static org.torvm.ui.FrameStage.press;
import static org.torvm.ui.FrameStage.shows;
import static org.torvm.ui.FrameStage.text;
import static org.torvm.ui.FrameStage.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.torvm.apply.ReadOnly;
import org.torvm.change.PastChange.Fate;
import org.torvm.change.PastChange.State;
import org.torvm.graph.Sample;
import org.torvm.qubes.Connection;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.Preferences;
import org.torvm.text.Text;
import org.torvm.watch.Alarm;

/** A window that opens on what an earlier run has left, and the history of all changes. */
@ExtendWith(ApplicationExtension.class)
class RecoveryWindowTest {
  private final FrameStage window = new FrameStage(Sample.household(SystemKind.DOM0).report());
  private final Path folder;

  RecoveryWindowTest() throws Exception {
    folder = Files.createTempDirectory("torvm-export");
    window.saving = (title, name, kinds) -> Optional.of(folder.resolve(name + ".txt"));
  }

  @Start
  void start(Stage unused) {
    window.changes.remember(Pasts.done("old", "Torify personal"));
    window.changes.remember(Pasts.done("newer", "Torify forum"));
    window.changes.remember(Pasts.after("failed", "Torify irc", 1, State.FAILED));
    window.changes.remember(Pasts.after("broken", "Torify work", 2, State.BROKEN_OFF));
    window.situations.connection(new Connection.Loading());
    window.open(Preferences.FIRST.withExplained(true));
  }

  @AfterEach
  void stop() throws Exception {
    window.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private void loaded() {
    window.situations.connection(new Connection.Live());
  }

  @Test
  void whatWasBrokenOffIsShownOnceTheSystemIsRead(FxRobot robot) throws Exception {
    until(() -> shows(robot, "#unfinished"));
    assertThat(shows(robot, "#recovery")).as("not before").isFalse();
    loaded();
    until(() -> shows(robot, "#recovery"));
    assertThat(text(robot, "#recovery-title")).isEqualTo("A change was broken off");
    assertThat(page(robot, "#recovery-page"))
        .contains(
            "Torify work",
            "Begun 21 Nov 2026, 12:00",
            "work: on clearnet",
            "✓\nSet the net qube of work to none",
            "?\nPerhaps made, perhaps not: Shut down work",
            "○\nStart work",
            "One more change is not finished");
    assertThat(robot.lookup("#recovery-later").query().isFocused()).isTrue();
    robot.type(KeyCode.ESCAPE);
    until(() -> !shows(robot, "#recovery"));
    assertThat(text(robot, "#unfinished-words")).contains("Torify work, broken off at step 2 of 4");
    window.situations.report(Sample.household(SystemKind.DOM0).report());
    press(robot, "#unfinished-look");
    until(() -> shows(robot, "#recovery"));

    press(robot, "#recovery-finish");
    until(() -> text(robot, "#change-apply").equals("Finish it"));
    assertThat(window.changes.applied).as("a preview first").isEmpty();
    robot.type(KeyCode.ESCAPE);
    until(() -> robot.lookup("#recovery-later").query().isFocused());
    press(robot, "#recovery-leave");
    until(() -> text(robot, "#unfinished-words").contains("Torify irc"));
    assertThat(window.changes.past.getFirst().fate()).isEqualTo(Fate.LEFT);
    assertThat(window.changes.applied).isEmpty();
  }

  @Test
  void anAlarmComesFirstAndIsNeverCovered(FxRobot robot) throws Exception {
    var template = Sample.name("whonix-workstation-18-dvm");
    window.situations.alarms(new Alarm(template, Sample.NOON, Alarm.Phase.RUNNING));
    loaded();
    until(() -> shows(robot, "#alarm-" + template));
    assertThat(shows(robot, "#recovery")).isFalse();
    press(robot, "#unfinished-look");
    until(() -> shows(robot, "#recovery"));
    var alarm = robot.lookup("#alarm-" + template).query();
    var sheet = robot.lookup("#recovery").query();
    assertThat(alarm.localToScene(alarm.getLayoutBounds()).getMaxY())
        .isLessThanOrEqualTo(sheet.localToScene(sheet.getLayoutBounds()).getMinY() + 1);
    robot.clickOn("#alarm-why-" + template);
    assertThat(shows(robot, "#recovery")).isTrue();
  }

  @Test
  void whereNothingMayBeChangedItIsOnlyTold(FxRobot robot) throws Exception {
    window.changes.readOnly(new ReadOnly(Text.of("sample.text", "By policy."), false));
    loaded();
    until(() -> shows(robot, "#recovery") && shows(robot, "#read-only"));
    assertThat(page(robot, "#recovery-page")).contains("By policy.").doesNotContain("Roll back");
    for (String id : new String[] {"finish", "roll-back", "leave"}) {
      assertThat(shows(robot, "#recovery-" + id)).as(id).isFalse();
    }
    assertThat(shows(robot, "#recovery-later")).isTrue();
  }

  @Test
  void anOlderChangeIsUndoneFromTheHistoryAndTheListIsExported(FxRobot robot) throws Exception {
    loaded();
    until(() -> shows(robot, "#recovery"));
    press(robot, "#recovery-later");
    robot.press(KeyCode.CONTROL, KeyCode.H).release(KeyCode.H, KeyCode.CONTROL);
    until(() -> shows(robot, "#history"));
    assertThat(page(robot, "#history-page"))
        .containsSubsequence("Torify work", "Torify irc", "Torify forum", "Torify personal");
    press(robot, "#steps-old");
    until(() -> page(robot, "#past-old").contains("✓\nShut down work"));
    press(robot, "#undo-old");
    until(() -> text(robot, "#change-apply").equals("Take it back"));
    press(robot, "#change-apply");
    until(() -> FrameStage.page(robot, "#change-page").contains("Every step was read back"));
    assertThat(window.changes.past.getLast().fate()).isEqualTo(Fate.TAKEN_BACK);
    robot.type(KeyCode.ESCAPE);
    until(() -> page(robot, "#past-old").contains("undone"));
    assertThat(robot.lookup("#undo-old").tryQuery()).isEmpty();
    assertThat(page(robot, "#past-old")).as("stays unfolded").contains("Shut down work");

    window.changes.refuse(Text.of("sample.text", "Somebody changed forum since."));
    press(robot, "#undo-newer");
    until(() -> page(robot, "#change-page").contains("Somebody changed forum since."));
    robot.type(KeyCode.ESCAPE);

    press(robot, "#history-export");
    until(() -> shows(robot, "#history-exported"));
    assertThat(folder.resolve("torvm-changes.txt"))
        .content()
        .contains("broken off at step 2 of 4", "Shut down qube-1")
        .doesNotContain("work", "sys-whonix");
  }
}
