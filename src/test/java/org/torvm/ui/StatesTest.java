package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.ui.FrameStage.shows;
import static org.torvm.ui.FrameStage.text;
import static org.torvm.ui.FrameStage.until;

import java.util.List;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.torvm.desktop.Brightness;
import org.torvm.graph.Sample;
import org.torvm.leak.LeakReport;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.Preferences;
import org.torvm.settings.ThemeChoice;

/** Every state that the window can be in says what it is. */
@ExtendWith(ApplicationExtension.class)
class StatesTest {
  private static final LeakReport NOTHING =
      new LeakReport(
          QubesSystem.empty(SystemKind.DOM0), new TreeMap<>(), List.of(), false, Sample.NOON);

  private final FrameStage window = new FrameStage(NOTHING);

  @Start
  void start(Stage unused) {
    window.situations.connection(new Connection.Loading());
    window.open(Preferences.FIRST.withExplained(true));
  }

  @AfterEach
  void stop() {
    window.close();
  }

  private void live(LeakReport report) {
    window.situations.connection(new Connection.Live());
    window.situations.report(report);
  }

  @Test
  void whileItConnectsItSaysSoAndOffersNothingThatCannotBeDone(FxRobot robot) throws Exception {
    assertThat(text(robot, "#graph-state-title")).isEqualTo("Reading your qubes");
    assertThat(text(robot, "#connection")).isEqualTo("reading…");
    assertThat(text(robot, "#counts")).isEmpty();
    assertThat(robot.lookup("#torify").query().isDisabled()).isTrue();
    assertThat(robot.lookup("#search").query().isDisabled()).isTrue();
    assertThat(shows(robot, "#no-gateway")).isFalse();

    live(Sample.household(SystemKind.DOM0).report());
    until(() -> !shows(robot, "#graph-state"));
    assertThat(robot.lookup("#torify").query().isDisabled()).isFalse();
    assertThat(text(robot, "#connection")).isEqualTo("qubesd connected");
    assertThat(shows(robot, "#system-badge")).as("your own qubes need no badge").isFalse();
  }

  @Test
  void whenNobodyAnswersFromTheBeginningItSaysWhy(FxRobot robot) throws Exception {
    window.situations.connection(new Connection.Stale(Sample.NOON, "Nobody is there."));
    until(() -> text(robot, "#graph-state-title").equals("Qubes does not answer"));
    assertThat(text(robot, "#graph-state-words")).contains("Nobody is there.", "tried again");
    assertThat(text(robot, "#connection")).isEqualTo("not connected since 12:00:00, trying again");
  }

  @Test
  void anOldPictureStaysAndIsSaidToBeOld(FxRobot robot) throws Exception {
    live(Sample.household(SystemKind.DOM0).report());
    until(() -> shows(robot, "#qube-work"));
    window.situations.connection(new Connection.Stale(Sample.NOON, "Nobody is there."));
    until(() -> text(robot, "#connection").contains("not connected since 12:00:00"));
    assertThat(shows(robot, "#qube-work")).isTrue();
    assertThat(shows(robot, "#graph-state")).isFalse();
  }

  @Test
  void aSystemWithoutQubesIsNotMistakenForOneThatIsRead(FxRobot robot) throws Exception {
    live(NOTHING);
    until(() -> text(robot, "#graph-state-title").equals("There is no qube to see"));
    assertThat(shows(robot, "#no-gateway")).isFalse();
  }

  @Test
  void withoutAGatewayItSaysWhatThatMeansAndWhatCanBeDone(FxRobot robot) throws Exception {
    live(
        new Sample(SystemKind.DOM0)
            .relay("sys-net", "red", "-")
            .running("work", "blue", "sys-net")
            .report());
    until(() -> shows(robot, "#no-gateway"));
    robot.clickOn("#no-gateway-copy");
    var copied = new String[1];
    robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertThat(copied[0]).isEqualTo("sudo qubesctl --show-output state.sls qvm.anon-whonix");
    robot.clickOn("#no-gateway-away");
    assertThat(shows(robot, "#no-gateway")).isFalse();
  }

  @Test
  void withAGatewayTheNoticeGoesByItself(FxRobot robot) throws Exception {
    live(new Sample(SystemKind.DOM0).running("work", "blue", "-").report());
    until(() -> shows(robot, "#no-gateway"));
    live(Sample.household(SystemKind.DOM0).report());
    until(() -> !shows(robot, "#no-gateway"));
  }

  @Test
  void withoutALeakItSaysWhatWasChecked(FxRobot robot) throws Exception {
    var household = Sample.household(SystemKind.DOM0).report();
    live(new LeakReport(household.system(), household.routes(), List.of(), true, Sample.NOON));
    until(() -> text(robot, "#findings-empty .empty-title").equals("No leak found"));
    assertThat(text(robot, "#findings-empty .empty-words")).contains("17 qubes");
    assertThat(text(robot, "#counts")).contains("17 qubes");
  }

  @Test
  void threeHundredQubesHaveTheirPlace(FxRobot robot) throws Exception {
    var many = Sample.household(SystemKind.DOM0);
    for (int i = 0; i < 283; i++) {
      many.halted("extra-" + i, "gray", "sys-whonix");
    }
    live(many.report());
    until(() -> text(robot, "#filter-all").equals("All 300"));
    assertThat(text(robot, "#counts")).contains("300 qubes");
    robot.clickOn("#search").write("extra-282");
    until(() -> text(robot, "#search-found").equals("1 found"));
  }

  @Test
  void theThemeFollowsTheDesktopUntilTheUserChooses(FxRobot robot) {
    assertThat(palette(robot)).endsWith("palette-light.css");
    robot.interact(() -> window.desktop.become(Brightness.DARK));
    assertThat(palette(robot)).endsWith("palette-dark.css");
    robot.clickOn("#view").clickOn("#view-theme-light");
    assertThat(palette(robot)).endsWith("palette-light.css");
    robot.interact(() -> window.desktop.become(Brightness.LIGHT));
    robot.interact(() -> window.desktop.become(Brightness.DARK));
    assertThat(palette(robot)).endsWith("palette-light.css");
  }

  @Test
  void whatTheUserChoosesIsKept(FxRobot robot) throws Exception {
    robot.clickOn("#view").clickOn("#view-theme-dark");
    robot.clickOn("#view").clickOn("#view-everything");
    robot.clickOn("#view").clickOn("#view-less-motion");
    until(() -> !window.kept.isEmpty() && window.kept.getLast().lessMotion());
    assertThat(window.kept.getLast().theme()).isEqualTo(ThemeChoice.DARK);
    assertThat(window.kept.getLast().everything()).isTrue();
    assertThat(robot.lookup("#graph-state .progress-indicator").queryAllAs(Node.class))
        .as("nothing turns any more")
        .noneMatch(Node::isVisible);
  }

  @Test
  void theSizeOfTheWindowIsKept(FxRobot robot) throws Exception {
    robot.interact(() -> {
      var stage = robot.lookup("#toolbar").query().getScene().getWindow();
      stage.setWidth(1000);
      stage.setHeight(640);
    });
    robot.interact(() -> robot.lookup("#toolbar").query().getScene().getWindow().hide());
    until(() -> !window.kept.isEmpty());
    assertThat(window.kept.getLast().window().width()).isEqualTo(1000);
    assertThat(window.kept.getLast().window().height()).isEqualTo(640);
  }

  private static String palette(FxRobot robot) {
    return robot.lookup("#toolbar").query().getScene().getStylesheets().getFirst();
  }
}
