package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.ui.FrameStage.shows;
import static org.torvm.ui.FrameStage.text;
import static org.torvm.ui.FrameStage.until;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.torvm.graph.Sample;
import org.torvm.qubes.Connection;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.Preferences;

/** The window explains itself once, by keyboard or mouse, and gets in nobody's way. */
@ExtendWith(ApplicationExtension.class)
class FirstStartTest {
  private final FrameStage window = new FrameStage(Sample.household(SystemKind.DEMO).report());

  @Start
  void start(Stage unused) {
    window.situations.connection(new Connection.Loading());
    window.open(Preferences.FIRST);
  }

  @AfterEach
  void stop() {
    window.close();
  }

  private void live(FxRobot robot) throws Exception {
    window.situations.connection(new Connection.Live());
    until(() -> shows(robot, "#tour"));
  }

  @Test
  void beginsWhenThereIsSomethingToExplainAndIsWalkedByKeyboard(FxRobot robot) throws Exception {
    assertThat(shows(robot, "#tour")).isFalse();
    live(robot);
    assertThat(robot.lookup("#tour-next").query().isFocused()).isTrue();
    assertThat(text(robot, "#tour-title")).isEqualTo("Where your qubes go");
    robot.type(KeyCode.SPACE);
    assertThat(text(robot, "#tour-title")).isEqualTo("Torify a qube");
    robot.type(KeyCode.SPACE);
    assertThat(text(robot, "#tour-title")).isEqualTo("What can leak");
    assertThat(text(robot, "#tour-next")).isEqualTo("Done");
    assertThat(window.kept).isEmpty();
    robot.type(KeyCode.SPACE);
    assertThat(shows(robot, "#tour")).isFalse();
    assertThat(robot.lookup("#graph").query().isFocused()).isTrue();
    until(() -> !window.kept.isEmpty() && window.kept.getLast().explained());
  }

  @Test
  void escapeGivesItUpAndTheMenuBringsItBack(FxRobot robot) throws Exception {
    live(robot);
    robot.type(KeyCode.ESCAPE);
    assertThat(shows(robot, "#tour")).isFalse();
    until(() -> !window.kept.isEmpty() && window.kept.getLast().explained());
    window.situations.connection(new Connection.Loading());
    window.situations.connection(new Connection.Live());
    until(() -> text(robot, "#connection").equals("qubesd connected"));
    assertThat(shows(robot, "#tour")).as("not by itself").isFalse();
    robot.clickOn("#view").clickOn("#view-explain");
    assertThat(text(robot, "#tour-title")).isEqualTo("Where your qubes go");
  }

  @Test
  void makesWayForAPreviewAndComesBack(FxRobot robot) throws Exception {
    live(robot);
    robot.clickOn("#torify");
    until(() -> shows(robot, "#change-sheet"));
    assertThat(shows(robot, "#tour")).isFalse();
    robot.type(KeyCode.ESCAPE);
    until(() -> shows(robot, "#tour"));
    assertThat(robot.lookup("#tour-next").query().isFocused()).isTrue();
  }

  @Test
  void waitsWhileAPreviewIsOpen(FxRobot robot) throws Exception {
    robot.press(KeyCode.CONTROL, KeyCode.T).release(KeyCode.T, KeyCode.CONTROL);
    until(() -> shows(robot, "#change-sheet"));
    window.situations.connection(new Connection.Live());
    until(() -> text(robot, "#connection").equals("qubesd connected"));
    assertThat(shows(robot, "#tour")).isFalse();
    robot.type(KeyCode.ESCAPE);
    until(() -> shows(robot, "#tour"));
  }

  @Test
  void theCallOutStaysInsideANarrowWindow(FxRobot robot) throws Exception {
    live(robot);
    robot.interact(() -> {
      robot.lookup("#toolbar").query().getScene().getWindow().setWidth(860);
      robot.lookup("#toolbar").query().getScene().getWindow().setHeight(560);
    });
    for (int i = 0; i < 3; i++) {
      var card = robot.lookup("#tour-card").query();
      until(() -> {
        var place = card.localToScene(card.getLayoutBounds());
        var scene = card.getScene();
        return place.getMinX() >= 0
            && place.getMinY() >= 0
            && place.getMaxX() <= scene.getWidth()
            && place.getMaxY() <= scene.getHeight();
      });
      robot.type(KeyCode.SPACE);
    }
  }
}
