package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.ui.FrameStage.press;
import static org.torvm.ui.FrameStage.shows;
import static org.torvm.ui.FrameStage.text;
import static org.torvm.ui.FrameStage.until;

import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.torvm.change.Confirmation;
import org.torvm.change.PastChange;
import org.torvm.graph.Sample;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.Preferences;
import org.torvm.text.Text;

/** A change that asks for more than a click, that is stopped, or that fails in the middle. */
@ExtendWith(ApplicationExtension.class)
class StopAndConfirmTest {
  private static final Confirmation TICK =
      Confirmation.tick(Text.of("sample.text", "Sites see your address."));
  private static final Confirmation NAME =
      Confirmation.type(Sample.name("work"), Text.of("sample.text", "work is lost."));

  private final FrameStage window = new FrameStage(Sample.household(SystemKind.DOM0).report());

  @Start
  void start(Stage unused) {
    window.open(Preferences.FIRST.withExplained(true));
  }

  @AfterEach
  void stop() {
    window.close();
  }

  /** Opens the preview of torifying two qubes: a plan of two steps. */
  private static void preview(FxRobot robot) throws Exception {
    press(robot, "#torify");
    until(() -> robot.lookup("#torify-work").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#torify-work").queryAs(CheckBox.class).fire());
    robot.interact(() -> robot.lookup("#torify-personal").queryAs(CheckBox.class).fire());
    press(robot, "#gateway-torvm");
    until(() -> page(robot).contains("This changes"));
  }

  private static String page(FxRobot robot) {
    return FrameStage.page(robot, "#change-page");
  }

  private List<String> fates() {
    return window.changes.past.stream().map(p -> p.state() + " " + p.fate()).toList();
  }

  @Test
  void isStoppedBetweenTwoStepsByTheButtonAloneAndFinishedLater(FxRobot robot) throws Exception {
    var gate = window.changes.hold();
    preview(robot);
    press(robot, "#change-apply");
    until(() -> page(robot).contains("Step 1 of 2"));
    robot.type(KeyCode.ESCAPE);
    until(() -> robot.lookup("#change-stop").query().isFocused());
    assertThat(page(robot)).as("Escape stops nothing").doesNotContain("Stopping");
    robot.type(KeyCode.SPACE);
    until(() -> page(robot).contains("Stopping after this step"));
    assertThat(robot.lookup("#change-stop").query().isDisabled()).isTrue();
    gate.countDown();
    until(() -> page(robot).contains("Stopped after 1 of 2 steps"));
    assertThat(page(robot)).contains("What is true now", "personal: on clearnet");
    assertThat(shows(robot, "#change-retry")).isFalse();
    assertThat(shows(robot, "#change-leave")).isTrue();

    press(robot, "#change-finish");
    until(() -> text(robot, "#change-apply").equals("Finish it"));
    press(robot, "#change-apply");
    until(() -> page(robot).contains("Every step was read back"));
    assertThat(fates()).containsExactly("DONE STANDS");
  }

  @Test
  void whatFailedInTheMiddleIsRolledBackOrLeft(FxRobot robot) throws Exception {
    window.changes.fail(1, Text.of("sample.text", "qubesd refused."));
    preview(robot);
    press(robot, "#change-apply");
    until(() -> page(robot).contains("Step 2 of 2 failed"));
    assertThat(shows(robot, "#change-retry")).isFalse();
    window.changes.succeed();
    press(robot, "#change-cancel");
    until(() -> shows(robot, "#unfinished"));
    assertThat(text(robot, "#unfinished-words"))
        .startsWith("Not finished: Torify personal, failed after 1 of 2 steps");
    assertThat(shows(robot, "#recovery")).as("nothing opens by itself").isFalse();

    press(robot, "#unfinished-look");
    until(() -> shows(robot, "#recovery"));
    press(robot, "#recovery-roll-back");
    until(() -> text(robot, "#change-apply").equals("Roll it back"));
    assertThat(window.changes.applied).isEmpty();
    press(robot, "#change-apply");
    until(() -> page(robot).contains("Every step was read back"));
    until(() -> !shows(robot, "#recovery") && !shows(robot, "#unfinished"));
    assertThat(fates()).containsExactly("DONE STANDS", "FAILED TAKEN_BACK");
    assertThat(window.changes.past.getLast().isUnfinished()).isFalse();
  }

  @Test
  void whereNothingWasDoneItIsTriedAgain(FxRobot robot) throws Exception {
    window.changes.fail(Text.of("sample.text", "qubesd refused."));
    preview(robot);
    press(robot, "#change-apply");
    until(() -> shows(robot, "#change-retry"));
    assertThat(shows(robot, "#change-finish")).isFalse();
    assertThat(shows(robot, "#change-roll-back")).isFalse();
    press(robot, "#change-cancel");
    assertThat(shows(robot, "#unfinished")).isFalse();
  }

  @Test
  void goesOnOnlyWhenEverythingIsSaid(FxRobot robot) throws Exception {
    window.changes.ask(TICK, NAME);
    preview(robot);
    until(() -> shows(robot, "#agreements"));
    var apply = robot.lookup("#change-apply").queryButton();
    var field = robot.lookup("#agree-1").queryAs(TextField.class);
    assertThat(field.getAccessibleText()).isEqualTo("Type work to go on. work is lost.");
    robot.interact(field::requestFocus);
    robot.write("Work").type(KeyCode.ENTER);
    assertThat(text(robot, "#agreed-1")).isEqualTo("Not the name yet");
    robot.interact(() -> field.setText("work"));
    assertThat(text(robot, "#agreed-1")).contains("That is the name");
    assertThat(apply.isDisabled()).as("one is missing").isTrue();
    press(robot, "#agree-0");
    assertThat(apply.isDisabled()).isFalse();
    assertThat(apply.getStyleClass()).contains("danger");

    window.situations.report(
        Sample.household(SystemKind.DOM0).running("newcomer", "red", "sys-firewall").report());
    until(() -> robot.lookup("#torify-newcomer").tryQuery().isPresent());
    until(() -> window.changes.wishes.size() > 1);
    assertThat(field.getScene()).as("the same is asked for").isNotNull();
    assertThat(apply.isDisabled()).isFalse();

    window.changes.ask(NAME);
    window.situations.report(Sample.household(SystemKind.DOM0).report());
    until(() -> robot.lookup("#agree-1").tryQuery().isEmpty());
    assertThat(apply.isDisabled()).as("what was agreed to is void").isTrue();
    assertThat(robot.lookup("#agree-0").queryAs(TextField.class).getText()).isEmpty();
    robot.interact(() -> robot.lookup("#agree-0").queryAs(TextField.class).setText("work"));
    press(robot, "#change-apply");
    until(() -> window.changes.applied.size() == 1);
    assertThat(window.changes.past.getFirst().state()).isEqualTo(PastChange.State.DONE);
  }
}
