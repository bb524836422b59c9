package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
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
import org.torvm.qubes.Connection;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Text;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.fx.Theme;
import org.torvm.watch.Alarm;

/** The window by hand: clicks and keys on one side, situations and wishes on the other. */
@ExtendWith(ApplicationExtension.class)
class WindowTest {
  private static final String DVM = "whonix-workstation-18-dvm";

  private final FakeSituations situations =
      new FakeSituations(Sample.household(SystemKind.DEMO).report());
  private final FakeChanges changes = new FakeChanges(situations, torified());
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private Optional<Stage> window = Optional.empty();

  @Start
  void start(Stage stage) {
    var around =
        new Surroundings(
            situations, changes, Sample.messages(), new FxThread(), background, ZoneOffset.UTC);
    window = Optional.of(new TorvmWindow(around, Theme.LIGHT).open(stage));
    stage.show();
  }

  @AfterEach
  void stop() {
    background.shutdownNow();
  }

  private static LeakReport torified() {
    return Sample.household(SystemKind.DEMO).running("work", "blue", "sys-whonix").report();
  }

  @Test
  void saysThatItShowsADemo(FxRobot robot) {
    assertThat(window.orElseThrow().getTitle()).contains("DEMO");
    assertThat(text(robot, "#system-badge")).isEqualTo("DEMO SYSTEM");
    assertThat(text(robot, "#system")).contains("Demo");
    assertThat(text(robot, "#counts")).contains("17 qubes", "6 torified", "8 clearnet");
  }

  @Test
  void torifiesByClickAndUndoes(FxRobot robot) throws Exception {
    robot.clickOn("#qube-work").clickOn("#torify");
    assertThat(robot.lookup("#torify-work").queryAs(CheckBox.class).isSelected()).isTrue();
    assertThat(robot.lookup("#change-apply").queryButton().isDisabled()).isTrue();

    robot.clickOn("#gateway-sys-whonix");
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    assertThat(text(robot, "#change-title")).isEqualTo("Torify work");
    assertThat(page(robot))
        .contains("sys-firewall\nfollows the default\n→\nsys-whonix", "UDP will stop");
    assertThat(changes.applied).isEmpty();

    robot.clickOn("#change-apply");
    until(() -> page(robot).contains("Every step was read back"));
    until(() -> page(robot).contains("work: only through Tor, by way of sys-whonix"));
    assertThat(changes.wishes.getLast())
        .isEqualTo(
            new Wish.Torify(
                List.of(Sample.name("work")), Sample.name("sys-whonix"), Wish.RunningQube.RESTART));

    robot.clickOn("#change-cancel");
    until(() -> text(robot, "#undo").equals("Undo Torify work"));
    robot.clickOn("#undo");
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    robot.clickOn("#change-apply");
    until(() -> page(robot).contains("work: on clearnet"));
    until(() -> robot.lookup("#undo").queryButton().isDisabled());
  }

  @Test
  void asksWhetherARunningQubeMaySwitchLive(FxRobot robot) throws Exception {
    robot.clickOn("#qube-work").clickOn("#torify").clickOn("#gateway-torvm");
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    robot.clickOn("#running-live");
    until(() ->
        changes.wishes.getLast() instanceof Wish.Torify t
            && t.running() == Wish.RunningQube.SWITCH_LIVE);
  }

  @Test
  void torifiesByKeyboard(FxRobot robot) throws Exception {
    robot
        .clickOn("#qube-work")
        .press(KeyCode.CONTROL, KeyCode.T)
        .release(KeyCode.T, KeyCode.CONTROL);
    until(() -> robot.lookup("#change-sheet").query().isVisible());
    robot.interact(() -> robot.lookup("#gateway-torvm").query().requestFocus());
    robot.type(KeyCode.SPACE);
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    robot.type(KeyCode.ENTER);
    until(() -> changes.applied.size() == 1);
    robot.type(KeyCode.ESCAPE);
    until(() -> !robot.lookup("#change-sheet").query().isVisible());
  }

  @Test
  void showsProgressAndWhereAPlanFailed(FxRobot robot) throws Exception {
    var gate = changes.hold();
    changes.fail(Text.of("sample.text", "qubesd refused. work has no network. Try again."));
    robot.clickOn("#qube-work").clickOn("#torify").clickOn("#gateway-torvm");
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    robot.clickOn("#change-apply");
    until(() -> page(robot).contains("Step 1 of 1"));
    robot.type(KeyCode.ESCAPE);
    assertThat(robot.lookup("#change-sheet").query().isVisible()).isTrue();
    gate.countDown();
    until(() -> page(robot).contains("qubesd refused. work has no network"));
    assertThat(changes.applied).isEmpty();
  }

  @Test
  void saysWhyAWishIsRefused(FxRobot robot) throws Exception {
    changes.refuse(Text.of("sample.text", "torvm is halted."));
    robot.clickOn("#qube-work").clickOn("#torify").clickOn("#gateway-torvm");
    until(() -> page(robot).contains("torvm is halted."));
    assertThat(robot.lookup("#change-apply").queryButton().isDisabled()).isTrue();
  }

  @Test
  void saysThatThePictureIsOldAndWhenItIsNewAgain(FxRobot robot) throws Exception {
    situations.connection(
        new Connection.Stale(Instant.parse("2026-11-21T12:34:56Z"), "connection refused"));
    until(() -> robot.lookup("#stale").query().isVisible());
    assertThat(text(robot, "#stale .alert-words")).contains("12:34:56", "connection refused");
    assertThat(text(robot, "#connection")).contains("12:34:56");
    situations.connection(new Connection.Live());
    until(() -> !robot.lookup("#stale").query().isVisible());
    assertThat(text(robot, "#connection")).isEqualTo("qubesd connected");
  }

  @Test
  void listsFindingsThatOpenAndSelectTheirQube(FxRobot robot) {
    var row = "#finding-anon-qube-clearnet-disposables-anon-whonix";
    assertThat(text(robot, row + " .path"))
        .isEqualTo("anon-whonix → default-dvm → sys-firewall → sys-net → clearnet");
    assertThat(robot.lookup(row + " .finding-details").tryQuery()).isEmpty();
    robot.clickOn(row + " .finding-qube");
    assertThat(texts(robot.lookup(row + " .finding-details").query()))
        .contains("Why it matters", "Whatever leaves this way");
    assertThat(selected(robot, "#qube-anon-whonix")).isTrue();
    robot.clickOn("#qube-irc");
    assertThat(selected(robot, "#finding-anon-follows-default-net-qube-irc")).isTrue();
    assertThat(selected(robot, row)).isFalse();
  }

  @Test
  void mendsAFindingThroughThePreview(FxRobot robot) throws Exception {
    robot.clickOn("#fix-anon-qube-clearnet-disposables-anon-whonix");
    until(() -> !robot.lookup("#change-apply").queryButton().isDisabled());
    assertThat(changes.wishes.getLast())
        .isInstanceOfSatisfying(
            Wish.Mend.class,
            m -> assertThat(m.finding().rule()).isEqualTo("anon-qube-clearnet-disposables"));
    assertThat(changes.applied).isEmpty();
    robot.clickOn("#change-apply");
    until(() -> changes.applied.size() == 1);
  }

  @Test
  void drawsWhatIsNotKnownAsNotKnown(FxRobot robot) throws Exception {
    situations.report(
        Sample.household(SystemKind.DEMO)
            .qube("mystery", "gray", "?", PowerState.RUNNING)
            .report());
    until(() -> robot.lookup("#qube-mystery").tryQuery().isPresent());
    assertThat(robot.lookup("#qube-mystery").query().getPseudoClassStates())
        .anyMatch(p -> p.getPseudoClassName().equals("unknown"));
    assertThat(robot.lookup("#qube-mystery").query().getAccessibleText()).contains("not known");
    assertThat(robot.lookup("#origin-unknown").tryQuery()).isPresent();
    assertThat(text(robot, "#counts")).contains("1 not known");
  }

  @Test
  void walksTheGraphWithArrowKeys(FxRobot robot) {
    robot.clickOn("#qube-sys-firewall").type(KeyCode.LEFT);
    assertThat(selected(robot, "#qube-sys-net")).isTrue();
    robot.type(KeyCode.RIGHT);
    assertThat(selected(robot, "#qube-sys-firewall")).isTrue();
  }

  @Test
  void zoomsAndFits(FxRobot robot) {
    var fitted = text(robot, "#zoom");
    robot.clickOn("#zoom-in");
    assertThat(text(robot, "#zoom")).isNotEqualTo(fitted);
    robot.clickOn("#fit");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text(robot, "#zoom")).isEqualTo(fitted);
  }

  @Test
  void everyControlHasAName(FxRobot robot) {
    situations.alarms(new Alarm(Sample.name(DVM), Sample.NOON, Alarm.Phase.RUNNING));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup(".button").queryAllAs(Button.class))
        .isNotEmpty()
        .allMatch(b -> !b.getText().isBlank() || b.getAccessibleText() != null);
    assertThat(robot.lookup(".qube-card").queryAllAs(Node.class))
        .isNotEmpty()
        .allMatch(c -> c.getAccessibleText() != null && !c.getAccessibleText().isBlank());
  }

  @Test
  void stopsListeningWhenItIsClosed(FxRobot robot) {
    assertThat(situations.listeners()).isEqualTo(1);
    robot.interact(() -> window.orElseThrow().hide());
    assertThat(situations.listeners()).isZero();
  }

  private static boolean selected(FxRobot robot, String query) {
    return robot.lookup(query).query().getPseudoClassStates().stream()
        .anyMatch(p -> p.getPseudoClassName().equals("selected"));
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }

  private static String page(FxRobot robot) {
    return texts(robot.lookup("#change-page").query());
  }

  private static String texts(Node node) {
    var all = new StringBuilder();
    node.lookupAll(".label")
        .forEach(n -> all.append(n instanceof Label l ? l.getText() : "").append('\n'));
    return all.toString();
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        Duration.ofSeconds(10).toMillis(),
        TimeUnit.MILLISECONDS,
        () -> WaitForAsyncUtils.asyncFx(condition).get());
  }
}
