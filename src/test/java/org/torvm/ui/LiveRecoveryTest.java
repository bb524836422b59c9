package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.torvm.ui.FrameStage.page;
import static org.torvm.ui.FrameStage.press;
import static org.torvm.ui.FrameStage.shows;
import static org.torvm.ui.FrameStage.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.torvm.apply.Progress;
import org.torvm.change.Consent;
import org.torvm.change.PastChange.State;
import org.torvm.change.Planned;
import org.torvm.change.Wish;
import org.torvm.demo.DemoOptions;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.QubeName;
import org.torvm.ui.fx.Theme;

/** A program that ended in the middle of a change, and the next one, over the real wire. */
@ExtendWith(ApplicationExtension.class)
class LiveRecoveryTest {
  private static final QubeName WORK = new QubeName("work");

  /** Ends the earlier run where it stands. */
  private static final class PowerCut extends Error {
    private static final long serialVersionUID = 1;
  }

  private final Path directory;
  private final LiveStack stack;

  LiveRecoveryTest() throws Exception {
    directory = Files.createTempDirectory("torvm-recovery");
    stack = new LiveStack(directory, DemoOptions.instant()).start();
    var changes = stack.earlierRun();
    var wish = new Wish.Torify(List.of(WORK), new QubeName("sys-whonix"), Wish.RunningQube.RESTART);
    assertThat(changes.plan(wish)).isInstanceOf(Planned.Ready.class);
    var plan = ((Planned.Ready) changes.plan(wish)).plan();
    Progress deadly =
        (step, index, count) -> {
          if (index == count - 2) {
            throw new PowerCut();
          }
        };
    assertThatThrownBy(() -> changes.apply(plan, Consent.none(), deadly))
        .isInstanceOf(PowerCut.class);
  }

  @Start
  void start(Stage stage) {
    new TorvmWindow(stack.surroundings(), Theme.LIGHT).open(stage);
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
  void theNextRunFinishesIt(FxRobot robot) throws Exception {
    until(() ->
        shows(robot, "#recovery") && page(robot, "#recovery-page").contains("work: no network"));
    assertThat(netQube()).isEmpty();
    press(robot, "#recovery-finish");
    press(robot, "#change-apply");
    until(() -> page(robot, "#change-page").contains("work: only through Tor"));
    assertThat(netQube()).isEqualTo("sys-whonix");
    assertThat(stack.api().currentState(WORK).power()).isEqualTo(PowerState.RUNNING);
    assertThat(stack.earlierRun().past()).hasSize(1);
    assertThat(stack.earlierRun().past().getFirst().state()).isEqualTo(State.DONE);
    until(() -> !shows(robot, "#recovery") && !shows(robot, "#unfinished"));
  }

  @Test
  void theNextRunRollsItBack(FxRobot robot) throws Exception {
    until(() -> shows(robot, "#recovery"));
    press(robot, "#recovery-roll-back");
    press(robot, "#change-apply");
    until(() -> page(robot, "#change-page").contains("work: on clearnet"));
    assertThat(netQube()).isEqualTo("sys-firewall");
    assertThat(stack.api().currentState(WORK).power()).isEqualTo(PowerState.RUNNING);
    until(() -> !shows(robot, "#recovery") && !shows(robot, "#unfinished"));
  }

  private String netQube() throws Exception {
    return stack.api().property(WORK, "netvm").value();
  }
}
