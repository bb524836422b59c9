package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
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
import org.torvm.leak.LeakReport;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.Setting;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Text;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.fx.Theme;
import org.torvm.watch.Alarm;

/** The alert strip by hand: each of its buttons, also when something goes wrong in the middle. */
@ExtendWith(ApplicationExtension.class)
class AlertsWindowTest {
  private static final String DVM = "whonix-workstation-18-dvm";
  private static final QubeName NAME = Sample.name(DVM);

  private final FakeSituations situations =
      new FakeSituations(Sample.household(SystemKind.DEMO).report());
  private final FakeChanges changes =
      new FakeChanges(situations, dvm(PowerState.HALTED, "sys-whonix"));
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

  @Start
  void start(Stage stage) {
    var around =
        new Surroundings(
            situations,
            changes,
            Sample.messages(),
            new FxThread(),
            background,
            ZoneOffset.UTC,
            situations,
            InstantSource.fixed(Sample.NOON.plusSeconds(240)));
    new TorvmWindow(around, Theme.LIGHT).open(stage);
    stage.show();
  }

  @AfterEach
  void stop() {
    background.shutdownNow();
  }

  private static LeakReport dvm(PowerState state, String netQube) {
    return Sample.household(SystemKind.DEMO)
        .qube(DVM, "red", netQube, state)
        .flag(DVM, QubeFlag.DISPOSABLE_TEMPLATE)
        .report();
  }

  private void alarm(FxRobot robot) throws Exception {
    situations.alarms(new Alarm(NAME, Sample.NOON, Alarm.Phase.RUNNING));
    until(() -> isThere(robot, "#alarm-" + DVM));
  }

  @Test
  void tellsWhatHappenedWithoutTakingTheFocus(FxRobot robot) throws Exception {
    assertThat(isThere(robot, "#alarm-" + DVM)).isFalse();
    robot.clickOn("#torify").type(KeyCode.ESCAPE);
    var focused = robot.lookup("#torify").query().getScene().getFocusOwner();
    situations.alarms(new Alarm(NAME, Sample.NOON, Alarm.Phase.STARTING));
    until(() -> isThere(robot, "#alarm-" + DVM));
    assertThat(text(robot, "#alarm-" + DVM + " .alert-words")).contains("is being started");
    assertThat(text(robot, "#alarm-" + DVM + " .alert-details"))
        .contains("Announced at 12:00:00, 4 minutes ago", "through Tor: sys-whonix");
    assertThat(robot.lookup("#torify").query().getScene().getFocusOwner()).isSameAs(focused);
    situations.alarms(new Alarm(NAME, Sample.NOON, Alarm.Phase.RUNNING));
    until(() -> text(robot, "#alarm-" + DVM + " .alert-words").contains("it is running"));
  }

  @Test
  void shutsDownAndSaysUntilDismissedThatItIsOff(FxRobot robot) throws Exception {
    alarm(robot);
    robot.clickOn("#alarm-shut-down-" + DVM);
    until(() -> text(robot, "#alarm-" + DVM + " .alert-progress").equals(DVM + " is shut down."));
    assertThat(changes.wishes).contains(new Wish.ShutDown(NAME));
    situations.alarms();
    until(() -> isThere(robot, "#over-" + DVM));
    assertThat(isThere(robot, "#alarm-" + DVM)).isFalse();
    assertThat(text(robot, "#over-" + DVM + " .alert-details"))
        .contains("ran for 4 minutes, with network through Tor");
    robot.clickOn("#alarm-dismiss-" + DVM);
    until(() -> !isThere(robot, "#over-" + DVM));
  }

  @Test
  void saysWhatIsStillTrueWhenAnActionFails(FxRobot robot) throws Exception {
    alarm(robot);
    var gate = changes.hold();
    changes.fail(Text.of("sample.text", "qubesd refused. Nothing was changed."));
    robot.clickOn("#alarm-customise-" + DVM);
    until(() -> robot.lookup("#alarm-shut-down-" + DVM).query().isDisabled());
    gate.countDown();
    until(() ->
        text(robot, "#alarm-" + DVM + " .alert-progress")
            .equals("qubesd refused. Nothing was changed."));
    assertThat(situations.latest().customising()).isEmpty();
    assertThat(robot.lookup("#alarm-shut-down-" + DVM).query().isDisabled()).isFalse();
    assertThat(isThere(robot, "#alarm-" + DVM)).isTrue();
  }

  @Test
  void saysWhyAnActionIsRefused(FxRobot robot) throws Exception {
    alarm(robot);
    changes.refuse(Text.of("sample.text", "It is just starting."));
    robot.clickOn("#alarm-shut-down-" + DVM);
    until(() -> text(robot, "#alarm-" + DVM + " .alert-progress").equals("It is just starting."));
  }

  @Test
  void customisesWithoutNetworkAndGivesItBackInTheEnd(FxRobot robot) throws Exception {
    changes.afterwards(dvm(PowerState.RUNNING, "-"));
    alarm(robot);
    robot.clickOn("#alarm-customise-" + DVM);
    until(() -> isThere(robot, "#customising-" + DVM));
    assertThat(isThere(robot, "#alarm-" + DVM)).isFalse();
    assertThat(text(robot, "#customising-" + DVM + " .alert-words"))
        .contains("You are customising", "no network");
    var session = situations.latest().customising().getFirst();
    assertThat(session.netQube())
        .isEqualTo(Setting.explicit(Optional.of(Sample.name("sys-whonix"))));

    changes.afterwards(dvm(PowerState.HALTED, "sys-whonix"));
    robot.clickOn("#alarm-done-" + DVM);
    until(() -> situations.latest().customising().isEmpty());
    assertThat(changes.wishes.getLast())
        .isEqualTo(new Wish.EndCustomising(NAME, session.netQube(), session.disposables()));
    situations.alarms();
    until(() -> isThere(robot, "#over-" + DVM));
    assertThat(text(robot, "#over-" + DVM + " .alert-details"))
        .isEqualTo("Its net qube is sys-whonix again.");
  }

  @Test
  void offersTheNetQubeBackWhenTheTemplateWasShutDownElsewhere(FxRobot robot) throws Exception {
    changes.afterwards(dvm(PowerState.RUNNING, "-"));
    alarm(robot);
    robot.clickOn("#alarm-customise-" + DVM);
    until(() -> isThere(robot, "#customising-" + DVM));
    situations.report(dvm(PowerState.HALTED, "-"));
    situations.alarms();
    until(() -> isThere(robot, "#customised-" + DVM));
    changes.fail(Text.of("sample.text", "It stays offline. Try again."));
    robot.clickOn("#alarm-give-back-" + DVM);
    until(() ->
        text(robot, "#customised-" + DVM + " .alert-progress")
            .equals("It stays offline. Try again."));
    assertThat(situations.latest().customising()).hasSize(1);
    robot.clickOn("#alarm-leave-" + DVM);
    until(() -> isThere(robot, "#over-" + DVM));
    assertThat(text(robot, "#over-" + DVM + " .alert-details")).contains("It has no net qube");
  }

  @Test
  void startsADisposableInsteadThroughThePreviewAndSaysItsName(FxRobot robot) throws Exception {
    alarm(robot);
    robot.clickOn("#alarm-disposable-" + DVM);
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    assertThat(changes.wishes.getLast()).isEqualTo(new Wish.StartDisposable(NAME));
    assertThat(robot.lookup("#running-restart").query().getParent().isVisible()).isFalse();
    robot.clickOn("#change-apply");
    until(() -> page(robot).contains(FakeChanges.MADE + " is running"));
    assertThat(page(robot)).contains("terminal");
  }

  @Test
  void opensWhyItMatters(FxRobot robot) throws Exception {
    alarm(robot);
    var why = "#alarm-" + DVM + " .alert-why";
    assertThat(robot.lookup(why).query().isVisible()).isFalse();
    robot.clickOn("#alarm-why-" + DVM);
    assertThat(robot.lookup(why).query().isVisible()).isTrue();
    assertThat(text(robot, why)).contains("carries your own address");
  }

  @Test
  void foldsWhatIsTooMuchAndStaysWithinAThirdOfTheWindow(FxRobot robot) throws Exception {
    var names = List.of("a-dvm", "b-dvm", "c-dvm", "d-dvm", "e-dvm");
    situations.alarms(
        names.stream()
            .map(n -> new Alarm(Sample.name(n), Sample.NOON, Alarm.Phase.RUNNING))
            .toArray(Alarm[]::new));
    until(() -> isThere(robot, "#alarm-a-dvm"));
    assertThat(isThere(robot, "#alarm-d-dvm")).isFalse();
    assertThat(text(robot, "#alerts-more")).isEqualTo("Show 2 more");
    robot.interact(() -> robot.lookup("#alerts-more").queryButton().fire());
    until(() -> isThere(robot, "#alarm-e-dvm"));
    var strip = robot.lookup("#alerts").query();
    var third = strip.getScene().getHeight() / 3;
    assertThat(strip.getLayoutBounds().getHeight()).isLessThanOrEqualTo(third);
    robot.interact(() -> robot.lookup("#alerts-more").queryButton().fire());
    until(() -> !isThere(robot, "#alarm-e-dvm"));
  }

  private static boolean isThere(FxRobot robot, String query) {
    return robot.lookup(query).tryQuery().isPresent();
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }

  private static String page(FxRobot robot) {
    var all = new StringBuilder();
    for (Node node : robot.lookup("#change-page").query().lookupAll(".label")) {
      all.append(node instanceof Labeled l ? l.getText() : "").append('\n');
    }
    return all.toString();
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }
}
