package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.torvm.change.Wish;
import org.torvm.graph.Sample;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Text;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.fx.Theme;

/** The sheet of a change by hand: what is picked, what is previewed, what becomes of it. */
@ExtendWith(ApplicationExtension.class)
class TorifySheetTest {
  private final FakeSituations situations =
      new FakeSituations(Sample.household(SystemKind.DEMO).report());
  private final FakeChanges changes =
      new FakeChanges(
          situations,
          Sample.household(SystemKind.DEMO)
              .running("work", "blue", "torvm")
              .running("personal", "yellow", "torvm")
              .report());
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

  @Start
  void start(Stage stage) {
    var around =
        new Surroundings(
            situations, changes, Sample.messages(), new FxThread(), background, ZoneOffset.UTC);
    new TorvmWindow(around, Theme.DARK).open(stage);
    stage.show();
  }

  @AfterEach
  void stop() {
    background.shutdownNow();
  }

  @Test
  void severalQubesArePickedShownAsChipsAndTorifiedTogether(FxRobot robot) throws Exception {
    robot.clickOn("#torify");
    assertThat(text(robot, "#change-apply")).isEqualTo("Apply");
    robot.write("work").clickOn("#torify-work");
    robot.clickOn("#torify-search").eraseText(4).write("personal").clickOn("#torify-personal");
    assertThat(robot.lookup(".picked-qube").queryAllAs(Button.class)).hasSize(2);
    robot.clickOn("#gateway-torvm");
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    assertThat(text(robot, "#change-apply")).isEqualTo("Torify 2 qubes");
    assertThat(page(robot)).startsWith("This changes 2 settings of 2 qubes; 1 warning vanishes");
    assertThat(robot.lookup("#changes-work").tryQuery()).isPresent();
    assertThat(robot.lookup("#changes-personal").tryQuery()).isPresent();
    robot.clickOn("#change-apply");
    until(() -> page(robot).contains("personal: only through Tor, by way of torvm"));
    assertThat(page(robot)).contains("work: only through Tor, by way of torvm");
    assertThat(((Wish.Torify) changes.wishes.getLast()).qubes()).hasSize(2);
    robot.clickOn("#change-undo");
    until(() -> text(robot, "#change-apply").equals("Take it back"));
  }

  @Test
  void aChipTakesItsQubeOutAgain(FxRobot robot) throws Exception {
    robot.clickOn("#qube-work").clickOn("#torify");
    robot.clickOn("#unpick-work");
    until(() -> robot.lookup("#unpick-work").tryQuery().isEmpty());
    assertThat(robot.lookup("#torify-work").queryAs(CheckBox.class).isSelected()).isFalse();
    assertThat(page(robot)).contains("Pick at least one qube");
  }

  @Test
  void allThatTheSearchShowsArePickedAtOnceAndPlannedOnce(FxRobot robot) throws Exception {
    robot.clickOn("#torify").write("disp");
    assertThat(text(robot, "#torify-all")).isEqualTo("Pick all 2 shown");
    robot.clickOn("#torify-all");
    assertThat(robot.lookup(".picked-qube").queryAllAs(Button.class)).hasSize(2);
    assertThat(text(robot, "#torify-all")).isEqualTo("Pick none shown");
    robot.clickOn("#torify-all");
    assertThat(robot.lookup(".picked-qube").queryAllAs(Button.class)).isEmpty();
    robot.clickOn("#gateway-torvm").clickOn("#torify-all");
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    assertThat(changes.wishes).hasSize(1);
  }

  @Test
  void gatewaysSayWhatTheyAreWhetherTheyRunAndWhoUsesThem(FxRobot robot) throws Exception {
    situations.report(
        Sample.household(SystemKind.DEMO)
            .halted("torvm", "orange", "sys-firewall")
            .flag("torvm", QubeFlag.PROVIDES_NETWORK)
            .feature("torvm", "service.qubes-tor", "1")
            .report());
    robot.clickOn("#torify");
    until(() ->
        robot
            .lookup("#gateway-torvm")
            .query()
            .getAccessibleText()
            .equals("torvm, TorVM gateway · off, is started when needed · 1 qube uses it"));
    assertThat(robot.lookup("#gateway-sys-whonix").query().getAccessibleText())
        .contains("Whonix gateway · running · 5 qubes use it");
    assertThat(robot.lookup("#torify-work").query().getAccessibleText())
        .isEqualTo("work, on, on clearnet");
  }

  @Test
  void everythingIsReachedByKeyAndTheFocusNeverLeaves(FxRobot robot) throws Exception {
    robot.clickOn("#qube-work").press(KeyCode.CONTROL, KeyCode.T);
    robot.release(KeyCode.T, KeyCode.CONTROL);
    until(() -> robot.lookup("#change-sheet").query().isVisible());
    var sheet = robot.lookup("#change-sheet").query();
    until(() -> String.valueOf(focus(sheet).getId()).startsWith("gateway-"));
    robot.type(KeyCode.SPACE);
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    for (int i = 0; i < 60; i++) {
      robot.type(KeyCode.TAB);
      assertThat(isInside(focus(sheet), sheet)).as("focus on " + focus(sheet)).isTrue();
    }
    robot.interact(() -> robot.lookup("#torify-search").query().requestFocus());
    robot.write("wo");
    robot.interact(() -> robot.lookup("#torify").query().requestFocus());
    until(() -> isInside(focus(sheet), sheet));
    assertThat(robot.lookup("#torify-search").queryAs(TextInputControl.class).getText())
        .as("what was typed is kept")
        .isEqualTo("wo");
    robot.type(KeyCode.ENTER);
    until(() -> changes.applied.size() == 1);
    until(() -> "change-cancel".equals(focus(sheet).getId()));
    robot.type(KeyCode.ENTER);
    until(() -> !sheet.isVisible());
  }

  @Test
  void aFailureInTheMiddleNamesTheStepAndCanBeFinished(FxRobot robot) throws Exception {
    changes.fail(1, Text.of("sample.text", "qubesd refused. personal has no network."));
    robot.clickOn("#torify").write("work").clickOn("#torify-work");
    robot.clickOn("#torify-search").eraseText(4).write("personal");
    robot.clickOn("#torify-personal").clickOn("#gateway-torvm");
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    robot.clickOn("#change-apply");
    until(() -> page(robot).contains("Step 2 of 2 failed: Set the net qube of work to torvm"));
    assertThat(page(robot)).contains("personal has no network", "personal: on clearnet");
    assertThat(robot.lookup("#change-roll-back").query().isVisible()).isTrue();
    changes.succeed();
    robot.clickOn("#change-finish");
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    robot.clickOn("#change-apply");
    until(() -> changes.applied.size() == 1);
  }

  @Test
  void whatIsUndoneAlreadyIsTakenOffTheList(FxRobot robot) throws Exception {
    changes.nothingLeftToUndo();
    situations.report(situations.latest().report());
    until(() -> !robot.lookup("#undo").queryButton().isDisabled());
    robot.clickOn("#undo");
    until(() -> page(robot).contains("There is nothing left to take back"));
    assertThat(text(robot, "#change-apply")).isEqualTo("Take it off the list");
    robot.clickOn("#change-apply");
    until(() -> changes.applied.size() == 1);
  }

  private static Node focus(Node node) {
    return node.getScene().getFocusOwner();
  }

  private static boolean isInside(Node node, Node parent) {
    for (Node here = node; here != null; here = here.getParent()) {
      if (here.equals(parent)) {
        return true;
      }
    }
    return false;
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }

  private static String page(FxRobot robot) {
    return robot.lookup("#change-page").query().lookupAll(".label").stream()
        .map(n -> n instanceof Labeled l ? l.getText() : "")
        .collect(Collectors.joining("\n"));
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }
}
