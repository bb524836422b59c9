package org.torvm.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.torvm.graph.Extent;
import org.torvm.graph.Sample;
import org.torvm.leak.Audit;
import org.torvm.leak.Finding;
import org.torvm.leak.LeakReport;
import org.torvm.leak.Story;
import org.torvm.leak.rule.Rules;
import org.torvm.qubes.Connection;
import org.torvm.qubes.QubeName;
import org.torvm.text.Text;
import org.torvm.ui.action.QubeAction;
import org.torvm.ui.findings.FindingWishes;
import org.torvm.ui.fx.Fonts;
import org.torvm.ui.fx.Theme;
import org.torvm.ui.shown.Selection;
import org.torvm.ui.shown.Shown;
import org.torvm.watch.Situation;

/** The inspector by hand: what it says of each selection, and what it leaves alone. */
@ExtendWith(ApplicationExtension.class)
class InspectorPaneTest {
  private static final String SYSTEM =
      """
      defaults net=sys-firewall ddv=default-dvm
      template t f:whonix-gw=1 #whonix-updatevm
      app sys-net net=- +provides_network on
      app sys-firewall net=sys-net +provides_network on
      app sys-whonix net=sys-firewall +provides_network on tmpl=t #anon-gateway #sdwdate-gui-server
      app default-dvm +template_for_dispvms
      app anon net=sys-whonix on #anon-vm f:service.clocksync=1
      app work on
      app vault net=- ddv=-
      """;

  private final List<String> asked = new ArrayList<>();
  private Optional<InspectorPane> pane = Optional.empty();

  @Start
  void start(Stage stage) {
    Fonts.load();
    var made =
        new InspectorPane(
            Sample.messages(),
            ZoneOffset.UTC,
            new FindingWishes() {
              @Override
              public void select(QubeName qube) {
                asked.add("select " + qube);
              }

              @Override
              public void mend(Finding finding) {
                asked.add("mend " + finding.id());
              }

              @Override
              public void copy(String text) {
                asked.add("copy " + text);
              }
            });
    made.setMaxWidth(350);
    pane = Optional.of(made);
    var scene = new Scene(new BorderPane(null, null, made, null, null), 1440, 900);
    Theme.LIGHT.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void answersTheFirstQuestionFirst(FxRobot robot) {
    show(robot, SYSTEM, select("anon"));
    assertThat(text(robot, "#inspector-title")).isEqualTo("anon");
    assertThat(words(robot, "#inspector-standing"))
        .contains("Only through Tor, by way of sys-whonix")
        .contains("But disposables that it opens reach the network with your real address.");
    show(robot, SYSTEM, select("work"));
    assertThat(words(robot, "#inspector-standing"))
        .contains("Reaches the network with your real address, by way of sys-firewall");
    show(robot, SYSTEM + "app odd net?", select("odd"));
    assertThat(words(robot, "#inspector-standing")).contains("Not known");
  }

  @Test
  void everySectionSaysWhatItShould(FxRobot robot) {
    show(robot, SYSTEM, select("anon"));
    assertThat(words(robot, "#section-findings")).contains("critical", "clearnet");
    assertThat(words(robot, "#section-way"))
        .contains("sys-whonix", "sys-firewall", "sys-net", "Network, through Tor");
    assertThat(words(robot, "#section-opening"))
        .contains("default-dvm", "with your real address", "anon → default-dvm → sys-firewall");
    assertThat(words(robot, "#section-keeping")).contains("/rw", "Inheritance and Persistence");
    assertThat(robot.lookup("#section-circles").query().isVisible()).isFalse();
    for (String closed : List.of("settings", "tags", "services")) {
      assertThat(isOpen(robot, closed)).isFalse();
      robot.interact(() -> robot.lookup("#section-head-" + closed).queryButton().fire());
      assertThat(isOpen(robot, closed)).isTrue();
    }
    assertThat(words(robot, "#section-settings"))
        .contains("Net qube", "set", "follows the default", "not known");
    assertThat(words(robot, "#section-tags")).contains("anon-vm");
    assertThat(words(robot, "#section-services")).contains("clocksync", "on");
    show(robot, SYSTEM, select("sys-whonix"));
    assertThat(words(robot, "#section-circles")).contains("One qube is behind this gateway");
  }

  @Test
  void linksSelectAndButtonsAsk(FxRobot robot) {
    var performed = new ArrayList<String>();
    var actions =
        List.of("torify", "cut", "copy").stream()
            .map(id ->
                new QubeAction(id, Text.of("sample.text", "Do " + id), () -> performed.add(id)))
            .toList();
    robot.interact(() -> pane.orElseThrow().show(shown(SYSTEM), select("anon"), actions));
    robot.clickOn("#inspector-fix-anon-qube-clearnet-disposables-anon");
    robot.interact(() -> link(robot, "#section-way", "sys-firewall").fire());
    assertThat(asked)
        .containsExactly("mend anon-qube-clearnet-disposables:anon", "select sys-firewall");
    robot.clickOn("#inspector-cut").clickOn("#inspector-more").clickOn("#inspector-copy");
    assertThat(performed).containsExactly("cut", "copy");
  }

  @Test
  void sectionsStayAsTheUserLeftThem(FxRobot robot) {
    show(robot, SYSTEM, select("anon"));
    assertThat(isOpen(robot, "way")).isTrue();
    robot.interact(() -> robot.lookup("#section-head-way").query().requestFocus());
    robot.type(KeyCode.SPACE);
    assertThat(isOpen(robot, "way")).isFalse();
    assertThat(robot.lookup("#section-head-way").query().getAccessibleText()).contains("closed");
    show(robot, SYSTEM, select("work"));
    assertThat(isOpen(robot, "way")).isFalse();
    show(robot, SYSTEM, Selection.NONE);
    show(robot, SYSTEM, select("anon"));
    assertThat(isOpen(robot, "way")).isFalse();
    assertThat(isOpen(robot, "findings")).isTrue();
  }

  @Test
  void whatHappensElsewhereTouchesNothing(FxRobot robot) {
    robot.interact(() -> pane.orElseThrow().setMaxHeight(400));
    show(robot, SYSTEM, select("anon"));
    var scroll = robot.lookup("#inspector-scroll").queryAs(ScrollPane.class);
    robot.interact(() -> scroll.setVvalue(0.5));
    var before = labels(robot);
    show(robot, SYSTEM.replace("app vault net=-", "app vault net=sys-firewall"), select("anon"));
    assertThat(labels(robot)).isEqualTo(before);
    assertThat(scroll.getVvalue()).isEqualTo(0.5);
    show(robot, SYSTEM, select("work"));
    assertThat(scroll.getVvalue()).isZero();
  }

  @Test
  void tellsOfSeveralQubesAndOfAll(FxRobot robot) {
    show(robot, SYSTEM, select("anon").toggled(Sample.name("work")).toggled(Sample.name("vault")));
    assertThat(text(robot, "#inspector-many")).isEqualTo("3 qubes selected");
    assertThat(words(robot, "#inspector-scroll"))
        .contains("only through Tor", "on clearnet", "no network", "anon", "work", "vault");

    show(robot, SYSTEM, Selection.NONE);
    assertThat(text(robot, "#inspector-many")).isEqualTo("Your system");
    assertThat(words(robot, "#inspector-scroll"))
        .contains("Begin with the worst warning", "sys-whonix", "1 qube behind it");
    robot.clickOn("#overview-fix-anon-qube-clearnet-disposables-anon");
    assertThat(asked).containsExactly("mend anon-qube-clearnet-disposables:anon");

    show(robot, "defaults net=-", Selection.NONE);
    assertThat(words(robot, "#inspector-scroll")).contains("No qube has been read yet");
  }

  @Test
  void everythingThatCanBeFocusedHasAName(FxRobot robot) {
    show(robot, SYSTEM, select("sys-firewall"));
    assertThat(robot.lookup("#inspector .section-head").queryAllAs(Button.class))
        .isNotEmpty()
        .allMatch(b -> b.getAccessibleText() != null && b.isFocusTraversable());
    assertThat(robot.lookup("#inspector .hyperlink").queryAllAs(Hyperlink.class))
        .isNotEmpty()
        .allMatch(Node::isFocusTraversable)
        .allMatch(l -> l.getAccessibleText() != null);
  }

  private void show(FxRobot robot, String lines, Selection selection) {
    robot.interact(() -> pane.orElseThrow().show(shown(lines), selection, List.of()));
  }

  private static Selection select(String qube) {
    return Selection.of(Sample.name(qube));
  }

  private static boolean isOpen(FxRobot robot, String section) {
    return robot.lookup("#section-" + section + " .section-body").query().isVisible();
  }

  private static Hyperlink link(FxRobot robot, String within, String name) {
    return robot.lookup(within + " .hyperlink").queryAllAs(Hyperlink.class).stream()
        .filter(l -> l.getText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Node> labels(FxRobot robot) {
    return List.copyOf(robot.lookup("#inspector .label").queryAllAs(Node.class));
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }

  private static String words(FxRobot robot, String query) {
    var all = new StringBuilder();
    var node = robot.lookup(query).query();
    node.lookupAll(".label")
        .forEach(n -> all.append(n instanceof Label l ? l.getText() : "").append('\n'));
    node.lookupAll(".hyperlink")
        .forEach(n -> all.append(n instanceof Labeled l ? l.getText() : "").append('\n'));
    return all.toString();
  }

  private static Shown shown(String lines) {
    LeakReport report = new Audit(Rules.shipped()).of(Story.of(lines));
    return Shown.of(new Situation(new Connection.Live(), report, List.of()), Extent.EVERYDAY);
  }
}
