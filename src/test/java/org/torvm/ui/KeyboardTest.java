package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.ui.FrameStage.shows;
import static org.torvm.ui.FrameStage.until;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.torvm.graph.Sample;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.Preferences;

/** The keys that mean the same everywhere in the window. */
@ExtendWith(ApplicationExtension.class)
class KeyboardTest {
  private final FrameStage window = new FrameStage(Sample.household(SystemKind.DOM0).report());

  @Start
  void start(Stage unused) {
    window.open(Preferences.FIRST.withExplained(true));
  }

  @AfterEach
  void stop() {
    window.close();
  }

  @Test
  void f6GoesRoundTheAreas(FxRobot robot) {
    robot.interact(() -> robot.lookup("#graph").query().requestFocus());
    assertThat(area(robot)).isEqualTo("graph");
    robot.type(KeyCode.F6);
    var second = area(robot);
    assertThat(second).isIn("inspector", "findings");
    while (!area(robot).equals("findings")) {
      robot.type(KeyCode.F6);
    }
    robot.type(KeyCode.F6);
    assertThat(area(robot)).isEqualTo("graph");
    robot.press(KeyCode.SHIFT).type(KeyCode.F6).release(KeyCode.SHIFT);
    assertThat(area(robot)).isEqualTo("findings");
  }

  @Test
  void f1ListsTheKeysAndKeepsTheKeyboard(FxRobot robot) throws Exception {
    robot.interact(() -> robot.lookup("#graph").query().requestFocus());
    robot.type(KeyCode.F1);
    until(() -> shows(robot, "#keys-sheet"));
    robot.type(KeyCode.TAB);
    assertThat(robot.lookup("#keys-close").query().isFocused()).isTrue();
    robot.press(KeyCode.CONTROL, KeyCode.T).release(KeyCode.T, KeyCode.CONTROL);
    assertThat(shows(robot, "#change-sheet")).isFalse();
    robot.type(KeyCode.F1);
    assertThat(shows(robot, "#keys-sheet")).isFalse();
    assertThat(area(robot)).isEqualTo("graph");
  }

  @Test
  void undoesWhatCanBeUndoneAndNothingElse(FxRobot robot) throws Exception {
    robot.interact(() -> robot.lookup("#graph").query().requestFocus());
    robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    assertThat(shows(robot, "#change-sheet")).isFalse();
    window.changes.undoable("Torify irc");
    window.situations.report(window.situations.latest().report());
    until(() -> !robot.lookup("#undo").query().isDisabled());
    robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    until(() -> shows(robot, "#change-sheet"));
  }

  @Test
  void tabReachesEveryPartOfTheToolbarInOrder(FxRobot robot) {
    robot.interact(() -> robot.lookup("#torify").query().requestFocus());
    for (String next : List.of("search", "filter-all", "view")) {
      robot.type(KeyCode.TAB);
      assertThat(robot.lookup("#" + next).query().isFocused()).as(next).isTrue();
    }
  }

  private static String area(FxRobot robot) {
    for (Node n = robot.lookup("#toolbar").query().getScene().getFocusOwner();
        n != null;
        n = n.getParent()) {
      if (List.of("graph", "inspector", "findings").contains(String.valueOf(n.getId()))) {
        return n.getId();
      }
    }
    return "elsewhere";
  }
}
