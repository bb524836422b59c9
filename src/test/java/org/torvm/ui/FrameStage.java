package org.torvm.ui;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import org.torvm.desktop.SaveDialog;
import org.torvm.graph.Sample;
import org.torvm.leak.LeakReport;
import org.torvm.settings.Preferences;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.personal.FakeDesktop;
import org.torvm.ui.personal.Personal;

/** A window on situations, changes, a desktop and preferences that a test has in its hands. */
final class FrameStage implements AutoCloseable {
  final FakeSituations situations;
  final FakeChanges changes;
  final FakeDesktop desktop = new FakeDesktop();
  final List<Preferences> kept = Collections.synchronizedList(new ArrayList<>());
  SaveDialog saving = SaveDialog.none();
  private final FxThread fx = new FxThread();
  private Optional<Stage> shown = Optional.empty();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

  FrameStage(LeakReport report) {
    situations = new FakeSituations(report);
    changes = new FakeChanges(situations, report);
  }

  /** Opens the window for a user who wants that. */
  void open(Preferences preferences) {
    var personal = new Personal(preferences, kept::add, () -> desktop, Optional.empty());
    var around =
        new Surroundings(situations, changes, Sample.messages(), fx, background, ZoneOffset.UTC)
            .with(personal)
            .with(saving);
    // A stage of its own: the one that tests share keeps the size that another test gave it.
    var stage = new TorvmWindow(around).open(new Stage());
    stage.show();
    shown = Optional.of(stage);
  }

  static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }

  static boolean shows(FxRobot robot, String query) {
    return robot.lookup(query).tryQuery().filter(n -> n.isVisible()).isPresent();
  }

  /** Presses that button once it can be pressed. */
  static void press(FxRobot robot, String query) throws Exception {
    until(() -> shows(robot, query) && !robot.lookup(query).query().isDisabled());
    robot.interact(() -> robot.lookup(query).queryAs(ButtonBase.class).fire());
  }

  /** Every word on the page of that id. */
  static String page(FxRobot robot, String query) {
    return robot.lookup(query).query().lookupAll(".label").stream()
        .map(n -> n instanceof Labeled l ? l.getText() : "")
        .collect(Collectors.joining("\n"));
  }

  static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        Duration.ofSeconds(10).toMillis(),
        TimeUnit.MILLISECONDS,
        () -> WaitForAsyncUtils.asyncFx(condition).get());
  }

  @Override
  public void close() {
    fx.ask(() -> {
      shown.ifPresent(Stage::hide);
      return shown;
    });
    background.shutdownNow();
  }
}
