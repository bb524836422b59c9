package org.torvm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.torvm.graph.GraphPicture;
import org.torvm.graph.Sample;
import org.torvm.graph.layout.ForestLayout;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.SystemKind;
import org.torvm.ui.fx.Fonts;
import org.torvm.ui.fx.Theme;

/** The graph by hand: mouse and keys on one side, wishes and pictures on the other. */
@ExtendWith(ApplicationExtension.class)
class GraphViewTest {
  private static final GraphPicture PICTURE =
      ForestLayout.of(Sample.household(SystemKind.DEMO).report());

  private final RecordedWishes wishes =
      new RecordedWishes(Sample.household(SystemKind.DEMO).report());
  private Optional<GraphView> shown = Optional.empty();

  @Start
  void start(Stage stage) {
    Fonts.load();
    var graph = new GraphView(Sample.messages(), wishes);
    shown = Optional.of(graph);
    wishes.follow(graph);
    graph.animatedProperty().set(false);
    graph.show(PICTURE);
    var scene = new Scene(graph, 960, 640);
    Theme.LIGHT.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  private GraphView graph() {
    return shown.orElseThrow();
  }

  @Test
  void walksAlongTheLines(FxRobot robot) {
    robot.clickOn("#qube-irc").type(KeyCode.LEFT);
    assertThat(selected()).containsExactly("torvm");
    robot.type(KeyCode.LEFT, KeyCode.LEFT);
    assertThat(selected()).containsExactly("sys-net");
    robot.type(KeyCode.HOME).type(KeyCode.END).type(KeyCode.V);
    assertThat(selected()).containsExactly("vault");
    assertThat(is(robot, "#qube-vault", "selected")).isTrue();
    assertThat(is(robot, "#qube-irc", "selected")).isFalse();
  }

  @Test
  void gathersASelectionByKeyboard(FxRobot robot) {
    robot.clickOn("#qube-irc");
    robot.press(KeyCode.CONTROL).type(KeyCode.LEFT).release(KeyCode.CONTROL);
    assertThat(selected()).containsExactly("irc");
    assertThat(is(robot, "#qube-torvm", "cursor")).isTrue();
    robot.type(KeyCode.SPACE);
    assertThat(selected()).containsExactly("irc", "torvm");
    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
    assertThat(selected()).containsExactly("irc");
    robot.type(KeyCode.ESCAPE);
    assertThat(selected()).isEmpty();
  }

  @Test
  void selectsAllThatIsSeenClearly(FxRobot robot) {
    robot.interact(() -> graph().emphasise(Optional.of(names("work", "irc"))));
    assertThat(is(robot, "#qube-vault", "faded")).isTrue();
    assertThat(is(robot, "#qube-work", "faded")).isFalse();
    assertThat(robot.lookup("#qube-vault").query().getOpacity()).isBetween(0.3, 0.6);
    robot.clickOn("#qube-work");
    robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    assertThat(selected()).containsExactly("irc", "work");
    robot.interact(() -> graph().emphasise(Optional.empty()));
    assertThat(robot.lookup("#qube-vault").query().getOpacity()).isEqualTo(1);
  }

  @Test
  void selectsByClickAndByFrame(FxRobot robot) {
    robot.clickOn("#qube-work");
    robot.interact(() -> clickWithControl(robot.lookup("#qube-irc").query()));
    assertThat(selected()).containsExactly("irc", "work");
    Node one = robot.lookup("#qube-personal").query();
    Node viewport = robot.lookup(".graph-viewport").query();
    robot.interact(() -> {
      var box = one.localToScene(one.getLayoutBounds());
      var from = new Point2D(box.getMaxX() + 4, box.getMinY() - 2);
      var to = new Point2D(box.getCenterX(), box.getMaxY() + 2);
      fire(viewport, MouseEvent.MOUSE_PRESSED, from, true, false);
      fire(viewport, MouseEvent.MOUSE_DRAGGED, to, true, false);
      fire(viewport, MouseEvent.MOUSE_RELEASED, to, true, false);
    });
    assertThat(selected()).containsExactly("personal");
    assertThat(wishes.asked).isEmpty();
  }

  @Test
  void torifiesByDraggingOntoAGateway(FxRobot robot) {
    carry(robot, "#qube-work", centre(robot, "#qube-torvm"));
    assertThat(is(robot, "#qube-sys-whonix", "target")).isTrue();
    assertThat(is(robot, "#qube-torvm", "aimed")).isTrue();
    assertThat(is(robot, "#qube-sys-firewall", "target")).isFalse();
    assertThat(words(robot)).isEqualTo("Torify work through torvm");
    robot.drop();
    assertThat(wishes.asked).containsExactly("work to torvm");
    assertThat(is(robot, "#qube-torvm", "target")).isFalse();
    assertThat(words(robot)).isEmpty();
  }

  @Test
  void torifiesByDraggingOntoTheGroundBehindAGateway(FxRobot robot) {
    var ground = on(robot, "#territory-sys-whonix");
    carry(robot, "#qube-work", new Point2D(ground.getMinX() + 6, ground.getMaxY() - 6));
    assertThat(is(robot, "#territory-sys-whonix", "aimed")).isTrue();
    robot.drop();
    assertThat(wishes.asked).containsExactly("work to sys-whonix");
  }

  @Test
  void saysHowManyAreTorifiedWhenTheSelectionIsDragged(FxRobot robot) {
    robot.interact(() -> wishes.selectAll(names("work", "personal")));
    carry(robot, "#qube-work", centre(robot, "#qube-torvm"));
    assertThat(words(robot)).isEqualTo("Torify 2 qubes through torvm");
    robot.drop();
    assertThat(wishes.asked).containsExactly("work to torvm");
  }

  @Test
  void doesNothingWhenAQubeIsDroppedElsewhere(FxRobot robot) {
    var before = on(robot, "#qube-irc");
    carry(robot, "#qube-irc", centre(robot, "#qube-sys-firewall"));
    assertThat(words(robot)).isEqualTo("Drop it on a gateway, or on the ground behind one.");
    robot.moveTo(centre(robot, "#qube-torvm"));
    assertThat(is(robot, "#qube-torvm", "aimed")).as("it is behind torvm already").isFalse();
    robot.drop();
    assertThat(wishes.asked).isEmpty();
    assertThat(on(robot, "#qube-irc")).isEqualTo(before);
  }

  @Test
  void saysWhyAGatewayCannotBeTorified(FxRobot robot) {
    carry(robot, "#qube-sys-whonix", centre(robot, "#qube-torvm"));
    assertThat(words(robot)).startsWith("sys-whonix is a gateway itself.");
    assertThat(is(robot, "#qube-torvm", "target")).isFalse();
    robot.drop();
    carry(robot, "#qube-sys-firewall", centre(robot, "#qube-torvm"));
    assertThat(words(robot)).startsWith("sys-firewall passes on what other qubes send.");
    robot.drop();
    assertThat(wishes.asked).isEmpty();
  }

  @Test
  void escapePutsTheCardBack(FxRobot robot) {
    carry(robot, "#qube-work", centre(robot, "#qube-torvm"));
    robot.type(KeyCode.ESCAPE);
    assertThat(words(robot)).isEmpty();
    robot.moveBy(3, 3).drop();
    assertThat(wishes.asked).isEmpty();
  }

  @Test
  void opensTheMenuByMouseAndByKey(FxRobot robot) throws Exception {
    robot.clickOn("#qube-work").rightClickOn("#qube-irc");
    assertThat(selected()).containsExactly("irc");
    until(() -> robot.lookup("#action-copy").tryQuery().isPresent());
    robot.clickOn("#action-copy");
    assertThat(wishes.asked).containsExactly("copy [irc]");
    until(() -> robot.lookup("#action-copy").tryQuery().isEmpty());

    robot.interact(() -> clickWithControl(robot.lookup("#qube-work").query()));
    robot.rightClickOn("#qube-irc");
    assertThat(selected()).as("it was selected with others").containsExactly("irc", "work");
    robot.type(KeyCode.ESCAPE);
    until(() -> robot.lookup("#action-copy").tryQuery().isEmpty());

    robot.clickOn("#qube-vault").type(KeyCode.ENTER);
    until(() -> robot.lookup("#action-copy").tryQuery().isPresent());
    robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
    until(() -> wishes.asked.contains("copy [vault]"));
  }

  @Test
  void theLabelOfALeakLeadsToItsQube(FxRobot robot) {
    robot.clickOn(".leak-label");
    assertThat(selected()).containsExactly(PICTURE.leaks().getFirst().from().getFirst().value());
  }

  @Test
  void keepsTheSameCardWhileTheQubeIsShown(FxRobot robot) {
    Node before = robot.lookup("#qube-work").query();
    var next =
        ForestLayout.of(
            Sample.household(SystemKind.DEMO).running("work", "blue", "torvm").report());
    robot.interact(() -> graph().show(next));
    Node after = robot.lookup("#qube-work").query();
    assertThat(after).isSameAs(before);
    assertStandsAt(before, next, "work");
  }

  @Test
  void glidesToTheRightPlaceAndLetsTheGoneGo(FxRobot robot) throws Exception {
    var next =
        ForestLayout.of(
            Sample.household(SystemKind.DEMO)
                .running("work", "blue", "torvm")
                .running("newcomer", "red", "sys-firewall")
                .report());
    Node work = robot.lookup("#qube-work").query();
    robot.interact(() -> {
      graph().animatedProperty().set(true);
      graph().show(next);
      assertThat(work.getLayoutY()).as("it begins where it stood").isEqualTo(boxY(PICTURE));
      assertThat(robot.lookup("#qube-newcomer").query().getOpacity()).isZero();
    });
    until(() -> robot.lookup("#qube-newcomer").query().getOpacity() == 1);
    assertStandsAt(work, next, "work");

    robot.interact(() -> graph().show(PICTURE));
    assertThat(robot.lookup("#qube-newcomer").tryQuery()).isEmpty();
    until(() -> work.getLayoutY() == boxY(PICTURE));
    until(() -> graph().lookupAll(".qube-card").size() == PICTURE.cards().size());
  }

  private static double boxY(GraphPicture picture) {
    return picture.card(Sample.name("work")).orElseThrow().box().y();
  }

  private static void assertStandsAt(Node card, GraphPicture picture, String name) {
    var box = picture.card(Sample.name(name)).orElseThrow().box();
    assertThat(card.getLayoutX()).isEqualTo(box.x());
    assertThat(card.getLayoutY()).isEqualTo(box.y());
  }

  private Set<String> selected() {
    return wishes.selection().all().stream()
        .map(QubeName::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<QubeName> names(String... names) {
    return Set.of(names).stream().map(Sample::name).collect(Collectors.toSet());
  }

  private static void clickWithControl(Node node) {
    var bounds = node.localToScene(node.getLayoutBounds());
    var at = new Point2D(bounds.getCenterX(), bounds.getCenterY());
    fire(node, MouseEvent.MOUSE_CLICKED, at, false, true);
  }

  /** The robot of the headless platform forgets the keys that are held. */
  private static void fire(
      Node node, EventType<MouseEvent> type, Point2D at, boolean shift, boolean control) {
    Event.fireEvent(
        node,
        new MouseEvent(
            type,
            at.getX(),
            at.getY(),
            at.getX(),
            at.getY(),
            MouseButton.PRIMARY,
            1,
            shift,
            control,
            false,
            false,
            true,
            false,
            false,
            false,
            false,
            control,
            new PickResult(node, at.getX(), at.getY())));
  }

  private static void carry(FxRobot robot, String card, Point2D to) {
    robot.drag(card).moveTo(to).moveBy(1, 1);
  }

  private static Bounds on(FxRobot robot, String query) {
    Node node = robot.lookup(query).query();
    return node.localToScreen(node.getLayoutBounds());
  }

  private static Point2D centre(FxRobot robot, String query) {
    var bounds = on(robot, query);
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  private static String words(FxRobot robot) {
    Label words = robot.lookup("#drag-words").queryAs(Label.class);
    return words.getParent().isVisible() ? words.getText() : "";
  }

  private static boolean is(FxRobot robot, String query, String pseudoClass) {
    return robot.lookup(query).query().getPseudoClassStates().stream()
        .anyMatch(p -> p.getPseudoClassName().equals(pseudoClass));
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        Duration.ofSeconds(10).toMillis(),
        TimeUnit.MILLISECONDS,
        () -> WaitForAsyncUtils.asyncFx(condition).get());
  }
}
