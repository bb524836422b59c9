package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.torvm.admin.value.ShutDown;
import org.torvm.demo.DemoOptions;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.ui.fx.Theme;

/** A started disposable template, from the bytes on the socket to the alert and back. */
@ExtendWith(ApplicationExtension.class)
class LiveAlertsTest {
  private static final QubeName DVM = new QubeName("whonix-workstation-18-dvm");

  private final Path directory;
  private final LiveStack stack;

  LiveAlertsTest() throws Exception {
    directory = Files.createTempDirectory("torvm-alerts");
    stack = new LiveStack(directory, DemoOptions.instant()).start();
  }

  @Start
  void start(Stage stage) {
    new TorvmWindow(stack.surroundings(), Theme.LIGHT).open(stage);
    stage.show();
  }

  @BeforeEach
  void aDisposableTemplateIsStarted() throws Exception {
    stack.api().start(DVM);
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
  void isCustomisedWithoutNetworkAndGetsItBackWhenItIsDone(FxRobot robot) throws Exception {
    until(() -> isThere(robot, "#alarm-customise-" + DVM));
    robot.clickOn("#alarm-customise-" + DVM);
    until(() -> isThere(robot, "#customising-" + DVM));
    assertThat(netQube()).isEmpty();
    assertThat(stack.api().currentState(DVM).power()).isEqualTo(PowerState.RUNNING);
    assertThat(stack.watcher().latest().customising()).hasSize(1);

    robot.clickOn("#alarm-done-" + DVM);
    until(() -> isThere(robot, "#over-" + DVM));
    assertThat(netQube()).isEqualTo("sys-whonix");
    assertThat(stack.api().currentState(DVM).power()).isEqualTo(PowerState.HALTED);
    until(() -> detail(robot).equals("Its net qube is sys-whonix again."));
    until(() -> stack.watcher().latest().customising().isEmpty());
  }

  @Test
  void getsItsNetQubeBackAlsoWhenItWasShutDownElsewhere(FxRobot robot) throws Exception {
    until(() -> isThere(robot, "#alarm-customise-" + DVM));
    robot.clickOn("#alarm-customise-" + DVM);
    until(() -> isThere(robot, "#customising-" + DVM));
    stack.api().shutDown(DVM, ShutDown.WAIT);
    until(() -> isThere(robot, "#alarm-give-back-" + DVM));
    robot.clickOn("#alarm-give-back-" + DVM);
    until(() -> isThere(robot, "#over-" + DVM));
    assertThat(netQube()).isEqualTo("sys-whonix");
  }

  @Test
  void saysWhatIsStillTrueWhenQubesdGoesAwayInTheMiddle(FxRobot robot) throws Exception {
    until(() -> isThere(robot, "#alarm-customise-" + DVM));
    stack.server().goAway();
    robot.clickOn("#alarm-customise-" + DVM);
    until(() -> text(robot, "#alarm-" + DVM + " .alert-progress").contains("Nothing was changed."));
    stack.server().comeBack();
    assertThat(netQube()).isEqualTo("sys-whonix");
    assertThat(stack.watcher().latest().customising()).isEmpty();
  }

  @Test
  void aRealDisposableIsStartedInsteadAndSaysItsName(FxRobot robot) throws Exception {
    until(() -> isThere(robot, "#alarm-disposable-" + DVM));
    robot.clickOn("#alarm-disposable-" + DVM);
    until(() ->
        isThere(robot, "#change-apply")
            && !robot.lookup("#change-apply").queryButton().isDisabled());
    robot.clickOn("#change-apply");
    until(() -> page(robot).contains("is running. Open something in it"));
    var made =
        stack.api().list().stream()
            .filter(e -> e.klass().filter(QubeClass.DISPOSABLE::equals).isPresent())
            .filter(e -> page(robot).contains(e.name() + " is running"))
            .toList();
    assertThat(made).hasSize(1);
    assertThat(stack.api().property(made.getFirst().name(), "netvm").value())
        .isEqualTo("sys-whonix");
    assertThat(stack.api().currentState(DVM).power()).isEqualTo(PowerState.HALTED);
  }

  private String netQube() throws Exception {
    return stack.api().property(DVM, "netvm").value();
  }

  private static String detail(FxRobot robot) {
    return text(robot, "#over-" + DVM + " .alert-details");
  }

  private static boolean isThere(FxRobot robot, String query) {
    return robot.lookup(query).tryQuery().isPresent();
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
        30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }
}
