package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.torvm.demo.DemoOptions;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeName;
import org.torvm.ui.fx.Theme;

/**
 * From the bytes on the socket to what is on screen, and from a click to the bytes: the window over
 * the live system, the audit, the changes and an embedded demo system.
 */
@ExtendWith(ApplicationExtension.class)
class LiveWindowTest {
  private static final QubeName WORK = new QubeName("work");
  private static final QubeName DVM = new QubeName("default-dvm");

  private final Path directory;
  private final LiveStack stack;

  LiveWindowTest() throws Exception {
    directory = Files.createTempDirectory("torvm-window");
    stack = new LiveStack(directory, DemoOptions.instant()).start();
  }

  @Start
  void start(Stage stage) {
    new TorvmWindow(stack.surroundings(), Theme.DARK).open(stage);
    stage.show();
  }

  @AfterEach
  void stop() throws Exception {
    stack.close();
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void torifiesARunningQubeByClickAndTakesItBack(FxRobot robot) throws Exception {
    until(() -> shows(robot, "#qube-work", "on clearnet"));
    robot.clickOn("#torify").write("work").clickOn("#torify-work").clickOn("#gateway-sys-whonix");
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    assertThat(page(robot)).contains("net qube\nsys-firewall\n→\nsys-whonix");

    robot.clickOn("#change-apply");
    until(() -> page(robot).contains("work: only through Tor, by way of sys-whonix"));
    assertThat(netQubeOfWork()).isEqualTo("sys-whonix");
    assertThat(stack.api().currentState(WORK).power()).isEqualTo(PowerState.RUNNING);
    robot.clickOn("#change-cancel");
    until(() -> shows(robot, "#qube-work", "only through Tor"));

    until(() -> text(robot, "#undo").contains("work"));
    robot.clickOn("#undo");
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    robot.clickOn("#change-apply");
    until(() -> page(robot).contains("work: on clearnet"));
    robot.clickOn("#change-cancel");
    until(() -> shows(robot, "#qube-work", "on clearnet"));
    assertThat(netQubeOfWork()).isEqualTo("sys-firewall");
  }

  @Test
  void raisesTheAlarmForAStartedDisposableTemplateAndShutsItDown(FxRobot robot) throws Exception {
    until(() -> shows(robot, "#qube-default-dvm", "off"));
    stack.api().start(DVM);
    until(() -> robot.lookup("#alarm-default-dvm").tryQuery().isPresent());
    robot.clickOn("#alarm-shut-down-default-dvm");
    until(() -> robot.lookup("#alarm-default-dvm").tryQuery().isEmpty());
    assertThat(stack.api().currentState(DVM).power()).isEqualTo(PowerState.HALTED);
  }

  @Test
  void mendsALeakFromTheList(FxRobot robot) throws Exception {
    var row = "#finding-anon-qube-clearnet-disposables-anon-whonix";
    until(() -> robot.lookup(row).tryQuery().isPresent());
    assertThat(robot.lookup(".leak-headline").queryAllAs(Label.class))
        .anyMatch(l -> l.getText().equals("leak: anon-whonix"));
    robot.clickOn("#fix-anon-qube-clearnet-disposables-anon-whonix");
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    robot.clickOn("#change-apply");
    until(() -> robot.lookup(row).tryQuery().isEmpty());
  }

  @Test
  void saysWhenQubesdIsGoneAndWhenItIsBack(FxRobot robot) throws Exception {
    until(() -> text(robot, "#connection").equals("qubesd connected"));
    stack.server().goAway();
    until(() -> robot.lookup("#stale").query().isVisible());
    assertThat(text(robot, "#connection")).contains("not connected since");
    stack.server().comeBack();
    until(() -> !robot.lookup("#stale").query().isVisible());
    assertThat(text(robot, "#connection")).isEqualTo("qubesd connected");
  }

  private String netQubeOfWork() throws Exception {
    return stack.api().property(WORK, "netvm").value();
  }

  private static boolean shows(FxRobot robot, String query, String words) {
    return robot
        .lookup(query)
        .tryQuery()
        .map(Node::getAccessibleText)
        .filter(t -> t.contains(words))
        .isPresent();
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
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

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }
}
