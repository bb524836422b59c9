package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.torvm.graph.Sample;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.Preferences;

/** Finding qubes in the window by what is typed and by what is pressed. */
@ExtendWith(ApplicationExtension.class)
class SearchAndFilterTest {
  private final FrameStage window = new FrameStage(Sample.household(SystemKind.DEMO).report());

  @Start
  void start(Stage unused) {
    window.open(Preferences.FIRST.withExplained(true));
  }

  @AfterEach
  void stop() {
    window.close();
  }

  @Test
  void aSearchStepsThroughWhatItFindsAndIsGivenUpWithEscape(FxRobot robot) {
    robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL).write("anon");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text(robot, "#search-found")).isEqualTo("2 found");
    assertThat(fades(robot, "#qube-work")).isTrue();
    assertThat(fades(robot, "#qube-anon-whonix")).isFalse();

    robot.type(KeyCode.ENTER);
    assertThat(text(robot, "#search-found")).isEqualTo("1 of 2");
    robot.type(KeyCode.ENTER);
    assertThat(text(robot, "#search-found")).isEqualTo("2 of 2");
    assertThat(selected(robot, "#qube-anon-whonix")).isTrue();
    robot.press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
    assertThat(text(robot, "#search-found")).isEqualTo("1 of 2");
    assertThat(robot.lookup("#search").query().isFocused()).isTrue();

    robot.type(KeyCode.ESCAPE);
    assertThat(robot.lookup("#search").queryAs(TextInputControl.class).getText()).isEmpty();
    assertThat(robot.lookup("#graph").query().isFocused()).isTrue();
    assertThat(fades(robot, "#qube-work")).isFalse();
    assertThat(text(robot, "#search-found")).isEmpty();
  }

  @Test
  void aSearchThatFindsNothingSaysSo(FxRobot robot) {
    robot.clickOn("#search").write("nowhere").type(KeyCode.ENTER);
    assertThat(text(robot, "#search-found")).isEqualTo("none found");
    assertThat(robot.lookup(".qube-card:selected").tryQuery()).isEmpty();
  }

  @Test
  void chipsCountAndLetTheOthersFade(FxRobot robot) {
    assertThat(text(robot, "#filter-all")).isEqualTo("All 17");
    assertThat(text(robot, "#filter-torified")).isEqualTo("Torified 6");
    assertThat(text(robot, "#filter-clearnet")).isEqualTo("Clearnet 8");
    assertThat(robot.lookup("#filter-unknown").query().isVisible()).isFalse();
    robot.clickOn("#filter-torified");
    assertThat(pressed(robot, "#filter-torified")).isTrue();
    assertThat(pressed(robot, "#filter-all")).isFalse();
    assertThat(fades(robot, "#qube-work")).isTrue();
    assertThat(fades(robot, "#qube-anon-whonix")).isFalse();
    robot.clickOn("#filter-torified");
    assertThat(pressed(robot, "#filter-torified")).as("stays pressed").isTrue();
  }

  @Test
  void arrowKeysGoAlongTheChips(FxRobot robot) {
    robot.clickOn("#filter-all").type(KeyCode.RIGHT);
    assertThat(pressed(robot, "#filter-torified")).isTrue();
    assertThat(robot.lookup("#filter-torified").query().isFocused()).isTrue();
    robot.type(KeyCode.LEFT).type(KeyCode.LEFT);
    assertThat(pressed(robot, "#filter-running")).as("round the corner").isTrue();
    robot.type(KeyCode.TAB);
    assertThat(robot.lookup("#filters").query().lookupAll(".filter-chip"))
        .as("the row is one stop for Tab")
        .noneMatch(Node::isFocused);
  }

  @Test
  void whatIsNotKnownGetsAChipWhenThereIsSomething(FxRobot robot) {
    window.situations.report(
        Sample.household(SystemKind.DEMO)
            .qube("mystery", "gray", "?", PowerState.RUNNING)
            .report());
    WaitForAsyncUtils.waitForFxEvents();
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("#filter-unknown");
    assertThat(fades(robot, "#qube-mystery")).isFalse();
    assertThat(fades(robot, "#qube-work")).isTrue();
  }

  @Test
  void aNarrowWindowHasAMenuInsteadOfTheChips(FxRobot robot) {
    robot.interact(() -> robot.lookup("#toolbar").query().getScene().getWindow().setWidth(860));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#filters").query().isVisible()).isFalse();
    robot.clickOn("#filter-menu").clickOn("#filter-item-torified");
    assertThat(text(robot, "#filter-menu")).isEqualTo("Show: Torified 6");
    assertThat(fades(robot, "#qube-work")).isTrue();
    var bar = robot.lookup("#toolbar").query();
    assertThat(List.of("#torify", "#undo", "#search", "#filter-menu", "#system-badge", "#view"))
        .extracting(bar::lookup)
        .allMatch(n -> n.localToScene(n.getLayoutBounds()).getMaxX() <= 860);
  }

  private static boolean pressed(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(ToggleButton.class).isSelected();
  }

  private static boolean fades(FxRobot robot, String query) {
    return robot.lookup(query).query().getOpacity() < 1
        || has(robot.lookup(query).query(), "faded");
  }

  private static boolean selected(FxRobot robot, String query) {
    return has(robot.lookup(query).query(), "selected");
  }

  private static boolean has(Node node, String state) {
    return node.getPseudoClassStates().stream().anyMatch(p -> p.getPseudoClassName().equals(state));
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }
}
