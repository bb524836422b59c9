package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.ui.FrameStage.shows;
import static org.torvm.ui.FrameStage.text;
import static org.torvm.ui.FrameStage.until;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.torvm.apply.ReadOnly;
import org.torvm.graph.Sample;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.Preferences;
import org.torvm.text.Text;

/** A user who may look but not change is told so, and nothing pretends otherwise. */
@ExtendWith(ApplicationExtension.class)
class ReadOnlyTest {
  private static final Text POLICY = Text.of("sample.text", "The policy says no.");
  private static final String FIX = "#fix-anon-qube-clearnet-disposables-anon-whonix";

  private final FrameStage window = new FrameStage(Sample.household(SystemKind.DOM0).report());

  @Start
  void start(Stage unused) {
    window.open(Preferences.FIRST.withExplained(true));
  }

  @AfterEach
  void stop() {
    window.close();
  }

  /** A change that dom0 denies. */
  private void denied(FxRobot robot) throws Exception {
    window.changes.undoable("Torify irc");
    window.changes.fail(POLICY);
    robot.clickOn("#qube-work").clickOn("#torify").clickOn("#gateway-sys-whonix");
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    window.changes.readOnly(new ReadOnly(POLICY, false));
    robot.clickOn("#change-apply");
    until(() -> shows(robot, "#read-only"));
    robot.type(KeyCode.ESCAPE);
  }

  @Test
  void afterADenialItSaysSoAndLeadsNowhereElse(FxRobot robot) throws Exception {
    assertThat(shows(robot, "#read-only")).isFalse();
    denied(robot);
    var words = "You may look at this system but not change it. The policy says no.";
    assertThat(text(robot, "#read-only-words")).isEqualTo(words);
    assertThat(robot.lookup("#torify").query().isDisabled()).isTrue();
    assertThat(robot.lookup("#undo").query().isDisabled()).isTrue();
    assertThat(robot.lookup("#torify").query().getAccessibleHelp()).isEqualTo(words);

    int wishes = window.changes.wishes.size();
    robot.clickOn(FIX);
    until(() -> page(robot).contains(words));
    assertThat(robot.lookup("#change-apply").queryButton().isDisabled()).isTrue();
    assertThat(window.changes.wishes).hasSize(wishes);
    robot.type(KeyCode.ESCAPE);
    robot.press(KeyCode.CONTROL, KeyCode.T).release(KeyCode.T, KeyCode.CONTROL);
    assertThat(shows(robot, "#change-sheet")).isFalse();
  }

  @Test
  void anotherTryIsPossible(FxRobot robot) throws Exception {
    denied(robot);
    robot.clickOn("#read-only-again");
    assertThat(shows(robot, "#read-only")).isFalse();
    assertThat(robot.lookup("#torify").query().isDisabled()).isFalse();
    robot.clickOn(FIX);
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    robot.clickOn("#change-apply");
    until(() -> shows(robot, "#read-only"));
  }

  private static String page(FxRobot robot) {
    var all = new StringBuilder();
    robot
        .lookup("#change-page")
        .query()
        .lookupAll(".label")
        .forEach(n -> all.append(n instanceof Label l ? l.getText() : "").append('\n'));
    return all.toString();
  }
}
