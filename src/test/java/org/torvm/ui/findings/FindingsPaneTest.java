package org.torvm.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.torvm.graph.Extent;
import org.torvm.graph.Sample;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakPath;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Severity;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.SystemKind;
import org.torvm.ui.fx.Fonts;
import org.torvm.ui.fx.Theme;
import org.torvm.ui.fx.Times;
import org.torvm.ui.shown.Selection;
import org.torvm.ui.shown.Shown;
import org.torvm.watch.Situation;

/** The list of leak warnings by hand. */
@ExtendWith(ApplicationExtension.class)
class FindingsPaneTest {
  private static final String DVM =
      "#finding-disposable-template-started-whonix-workstation-18-dvm";
  private static final String ANON = "#finding-anon-qube-clearnet-disposables-anon-whonix";
  private static final String IRC = "#finding-anon-follows-default-net-qube-irc";

  private static final double LESS_THAN_HALF_A_ROW = 14;

  private final List<String> asked = new ArrayList<>();
  private Optional<FindingsPane> pane = Optional.empty();

  @Start
  void start(Stage stage) {
    Fonts.load();
    var made =
        new FindingsPane(
            Sample.messages(),
            new Times(ZoneOffset.UTC),
            new FindingWishes() {
              @Override
              public void select(QubeName qube) {
                asked.add("select " + qube);
              }

              @Override
              public void mend(Finding finding) {
                asked.add("mend " + finding.qube());
              }

              @Override
              public void copy(String text) {
                asked.add("copy " + text);
              }
            });
    pane = Optional.of(made);
    made.show(shown(household()));
    made.setMaxHeight(330);
    var scene = new Scene(new VBox(made), 1440, 900);
    Theme.LIGHT.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void isWorkedByKeyboardAlone(FxRobot robot) {
    focus(robot, DVM);
    robot.type(KeyCode.DOWN);
    assertThat(robot.lookup(ANON).query().isFocused()).isTrue();
    robot.type(KeyCode.RIGHT);
    assertThat(robot.lookup(ANON + " .finding-details").tryQuery()).isPresent();
    assertThat(robot.lookup(ANON).query().getAccessibleText()).endsWith("open");
    robot.type(KeyCode.RIGHT);
    assertThat(robot.lookup(ANON + " .finding-details").tryQuery()).isPresent();
    robot.type(KeyCode.LEFT);
    assertThat(robot.lookup(ANON + " .finding-details").tryQuery()).isEmpty();
    robot.type(KeyCode.ENTER);
    assertThat(robot.lookup(ANON + " .finding-details").tryQuery()).isPresent();
    robot.type(KeyCode.F).press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
    assertThat(asked)
        .containsExactly(
            "select anon-whonix",
            "mend anon-whonix",
            "copy anon-whonix → default-dvm → sys-firewall → sys-net → clearnet");
    robot.type(KeyCode.UP).type(KeyCode.UP);
    assertThat(robot.lookup(DVM).query().isFocused()).isTrue();
  }

  @Test
  void copiesThePathAndTheWholeWarning(FxRobot robot) {
    robot.clickOn(ANON + " .finding-qube");
    robot.clickOn("#copy-path-anon-qube-clearnet-disposables-anon-whonix");
    robot.clickOn("#copy-warning-anon-qube-clearnet-disposables-anon-whonix");
    robot.clickOn("#show-anon-qube-clearnet-disposables-anon-whonix");
    assertThat(asked).hasSize(4).element(1).asString().startsWith("copy anon-whonix → default-dvm");
    assertThat(asked.get(2))
        .contains("high, anon-whonix: Disposables it opens go to clearnet")
        .contains("Path: anon-whonix → default-dvm → sys-firewall → sys-net → clearnet")
        .contains("Rule: anon-qube-clearnet-disposables");
    assertThat(asked.getLast()).isEqualTo("select anon-whonix");
  }

  @Test
  void saysWhenSomethingIsHiddenAndShowsItAgain(FxRobot robot) {
    assertThat(robot.lookup("#findings-hidden").query().isVisible()).isFalse();
    robot.clickOn("#chip-critical");
    assertThat(rows(robot)).hasSize(1);
    assertThat(text(robot, "#findings-hidden")).isEqualTo("1 of 4 shown");
    assertThat(robot.lookup("#chip-critical").query().getAccessibleText()).endsWith("listed");
    robot.clickOn("#findings-show-all");
    assertThat(rows(robot)).hasSize(4);
    assertThat(robot.lookup("#findings-hidden").query().isVisible()).isFalse();

    robot.clickOn("#findings-search").write("zzz");
    assertThat(rows(robot)).isEmpty();
    assertThat(text(robot, "#findings-hidden")).isEqualTo("0 of 4 shown");
    assertThat(text(robot, ".empty-title")).contains("hides every warning");
    robot.clickOn("#findings-show-all");
    assertThat(rows(robot)).hasSize(4);
    assertThat(robot.lookup("#findings-search").queryTextInputControl().getText()).isEmpty();

    robot.clickOn("#findings-only-selected");
    robot.interact(() -> pane.orElseThrow().select(Selection.of(Sample.name("irc"))));
    assertThat(rows(robot)).hasSize(1);
    assertThat(text(robot, "#findings-hidden")).isEqualTo("1 of 4 shown");
  }

  @Test
  void sortsByItsHeadings(FxRobot robot) {
    assertThat(text(robot, "#sort-severity")).endsWith("↓");
    robot.clickOn("#sort-qube");
    assertThat(rows(robot).getFirst()).isEqualTo("anon-whonix");
    assertThat(text(robot, "#sort-severity")).doesNotContain("↓");
    robot.clickOn("#sort-qube");
    assertThat(rows(robot).getFirst()).isEqualTo("whonix-workstation-18-dvm");
    assertThat(text(robot, "#sort-qube")).endsWith("↑");
    assertThat(robot.lookup("#sort-qube").query().getAccessibleText()).contains("backwards");
  }

  @Test
  void staysAsItIsWhenSomethingElseChanges(FxRobot robot) {
    robot.clickOn("#sort-qube");
    focus(robot, IRC);
    robot.type(KeyCode.RIGHT);
    Node before = robot.lookup(IRC).query();
    var scroll = robot.lookup("#findings-scroll").queryAs(ScrollPane.class);
    robot.interact(() -> scroll.getScene().getRoot().layout());
    robot.interact(() -> scroll.setVvalue(0.6));
    double height = before.localToScene(0, 0).getY();
    robot.interact(() ->
        pane.orElseThrow()
            .show(
                shown(
                    Sample.household(SystemKind.DEMO)
                        .finding(
                            Severity.HIGH,
                            "tor-over-tor",
                            "Another one",
                            LeakPath.End.NOTHING,
                            "anon-mail")
                        .report())));
    robot.interact(() -> robot.lookup(IRC).query().getScene().getRoot().layout());
    assertThat(rows(robot)).hasSize(5);
    assertThat(robot.lookup(IRC).<Node>query()).isSameAs(before);
    assertThat(before.isFocused()).isTrue();
    assertThat(robot.lookup(IRC + " .finding-details").tryQuery()).isPresent();
    assertThat(before.localToScene(0, 0).getY())
        .isCloseTo(height, Offset.offset(LESS_THAN_HALF_A_ROW));
  }

  @Test
  void aRowThatSaysSomethingElseKeepsOpenAndFocus(FxRobot robot) {
    focus(robot, IRC);
    robot.type(KeyCode.RIGHT);
    var other =
        Sample.household(SystemKind.DEMO).report().findings().stream()
            .filter(f -> f.qube().value().equals("irc"))
            .findFirst()
            .orElseThrow();
    var worse =
        new Finding(
            other.rule(),
            Severity.HIGH,
            other.qube(),
            other.title(),
            other.why(),
            other.source(),
            other.path(),
            other.remedy(),
            other.group());
    var report = household();
    robot.interact(() ->
        pane.orElseThrow()
            .show(
                shown(
                    new LeakReport(
                        report.system(), report.routes(), List.of(worse), true, report.at()))));
    assertThat(rows(robot)).hasSize(1);
    assertThat(text(robot, IRC + " .severity")).isEqualTo("high");
    assertThat(robot.lookup(IRC).query().isFocused()).isTrue();
    assertThat(robot.lookup(IRC + " .finding-details").tryQuery()).isPresent();
  }

  @Test
  void saysWhatWasCheckedWhenThereIsNothing(FxRobot robot) {
    var report = new Sample(SystemKind.DEMO).running("keys", "black", "-").report();
    robot.interact(() -> pane.orElseThrow().show(shown(report)));
    assertThat(text(robot, ".empty-title")).isEqualTo("No leak found");
    assertThat(words(robot)).contains("12:00:00", "rules", "Not checked yet");

    var hidden = new Sample(SystemKind.DEMO).running("keys", "black", "?").report();
    robot.interact(() ->
        pane.orElseThrow()
            .show(
                shown(
                    new LeakReport(
                        hidden.system(), hidden.routes(), List.of(), false, hidden.at()))));
    assertThat(text(robot, ".empty-title")).contains("could not be read");
    assertThat(words(robot)).contains("Not everything could be read of: keys");
    assertThat(robot.lookup("#findings-not-all-read").query().isVisible()).isTrue();
  }

  private static String words(FxRobot robot) {
    var all = new StringBuilder();
    robot
        .lookup("#findings-empty .label")
        .queryAllAs(Label.class)
        .forEach(l -> all.append(l.getText()).append('\n'));
    return all.toString();
  }

  private static void focus(FxRobot robot, String row) {
    robot.interact(() -> robot.lookup(row).query().requestFocus());
  }

  private static List<String> rows(FxRobot robot) {
    return robot.lookup(".finding-line .finding-qube").queryAllAs(Label.class).stream()
        .map(Labeled::getText)
        .toList();
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }

  private static LeakReport household() {
    return Sample.household(SystemKind.DEMO).report();
  }

  private static Shown shown(LeakReport report) {
    return Shown.of(new Situation(new Connection.Live(), report, List.of()), Extent.EVERYDAY);
  }
}
