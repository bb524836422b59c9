package org.torvm.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torvm.ui.FrameStage.shows;
import static org.torvm.ui.FrameStage.until;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.torvm.apply.ReadOnly;
import org.torvm.graph.Sample;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Severity;
import org.torvm.qubes.Connection;
import org.torvm.qubes.Known;
import org.torvm.qubes.Label;
import org.torvm.qubes.Qube;
import org.torvm.qubes.SystemKind;
import org.torvm.settings.Preferences;

/**
 * Whatever a qube, qubesd or a path says, nothing in the window deceives the eye: everything that
 * is shown, told to a screen reader or kept for a tooltip is looked at, in every state in which
 * words of others are shown.
 */
@ExtendWith(ApplicationExtension.class)
class HostileTextTest {
  /** Turns the direction of writing, rings the bell, has no width, is Cyrillic, breaks the line. */
  private static final String HOSTILE = "\u202e\u0007\u200b\u0430\u2028";

  private static final String SHOWN = "‹U+202E›‹U+0007›‹U+200B›‹U+0430›‹U+2028›";

  private final FrameStage window = new FrameStage(report());

  @Start
  void start(Stage unused) {
    window.open(Preferences.FIRST.withExplained(true));
  }

  @AfterEach
  void stop() {
    window.close();
  }

  @Test
  void nothingThatIsShownDeceives(FxRobot robot) throws Exception {
    robot.clickOn("#qube-work");
    until(() -> shows(robot, "#inspector-title"));
    robot.interact(
        () -> robot.lookup(".section-head").queryAllAs(Button.class).forEach(ButtonBase::fire));
    assertThat(everything(robot)).contains("tag" + SHOWN);
    assertThat(everything(robot)).contains("label colour" + SHOWN);
    assertThat(everything(robot)).anyMatch(t -> t.contains("10.137.0.9" + SHOWN));
    assertThat(everything(robot)).contains("title" + SHOWN);

    window.situations.connection(new Connection.Stale(Sample.NOON, "lost" + HOSTILE));
    until(() -> shows(robot, "#stale"));
    assertThat(everything(robot)).anyMatch(t -> t.contains("lost" + SHOWN));
    window.situations.connection(new Connection.Live());

    window.changes.refuse(words("refused"));
    robot.clickOn("#torify").clickOn("#gateway-torvm");
    until(() -> everything(robot).contains("refused" + SHOWN));
    robot.type(KeyCode.ESCAPE);

    window.changes.undoable("undo" + HOSTILE);
    window.changes.readOnly(new ReadOnly(words("denied"), false));
    window.situations.report(report());
    until(() -> everything(robot).stream().anyMatch(t -> t.contains("denied" + SHOWN)));
  }

  /** Every text of every window; none of them may hold a character that deceives. */
  private static List<String> everything(FxRobot robot) {
    var texts = new ArrayList<String>();
    robot.interact(() ->
        Window.getWindows()
            .forEach(w -> {
              if (w instanceof Stage stage) {
                texts.add(stage.getTitle());
              }
              collect(w.getScene().getRoot(), texts);
            }));
    assertThat(texts)
        .filteredOn(t -> HOSTILE.codePoints().anyMatch(c -> t.indexOf(c) >= 0))
        .isEmpty();
    return texts;
  }

  private static void collect(Node node, List<String> texts) {
    var own =
        switch (node) {
          case Labeled labeled -> labeled.getText();
          case Text text -> text.getText();
          default -> null;
        };
    var tooltip =
        node instanceof Control control
            ? Optional.ofNullable(control.getTooltip()).map(Tooltip::getText).orElse(null)
            : null;
    Stream.of(own, tooltip, node.getAccessibleText(), node.getAccessibleHelp())
        .filter(Objects::nonNull)
        .forEach(texts::add);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }
  }

  private static org.torvm.text.Text words(String words) {
    return org.torvm.text.Text.of("sample.text", words + HOSTILE);
  }

  private static LeakReport report() {
    var household =
        Sample.household(SystemKind.DOM0)
            .finding(Severity.HIGH, "a-rule", "title" + HOSTILE, "work", "sys-firewall")
            .report();
    var system =
        household
            .system()
            .change(
                Sample.name("work"),
                q ->
                    new Qube(
                            q.name(),
                            q.klass(),
                            q.state(),
                            new Label("colour" + HOSTILE, 0x3465a4),
                            q.references(),
                            q.flags(),
                            q.tags(),
                            q.features(),
                            Optional.of("10.137.0.9" + HOSTILE),
                            q.startedAt())
                        .withTags(Known.of(new TreeSet<>(List.of("tag" + HOSTILE)))));
    return new LeakReport(system, household.routes(), household.findings(), true, Sample.NOON);
  }
}
