package org.torvm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.torvm.graph.Extent;
import org.torvm.graph.GraphPicture;
import org.torvm.graph.Sample;
import org.torvm.graph.layout.ForestLayout;
import org.torvm.qubes.SystemKind;
import org.torvm.ui.fx.Fonts;
import org.torvm.ui.fx.Theme;

/** Panning, zooming and the bar under the graph. */
@ExtendWith(ApplicationExtension.class)
class GestureTest {
  private static final GraphPicture PICTURE =
      ForestLayout.of(Sample.household(SystemKind.DEMO).report());

  private Optional<GraphPane> shown = Optional.empty();
  private Extent asked = Extent.EVERYDAY;

  @Start
  void start(Stage stage) {
    Fonts.load();
    var pane = new GraphPane(Sample.messages(), GraphWishes.none(), extent -> asked = extent);
    shown = Optional.of(pane);
    pane.graph().animatedProperty().set(false);
    pane.graph().show(PICTURE);
    var scene = new Scene(new StackPane(pane), 980, 560);
    Theme.DARK.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  private GraphView graph() {
    return shown.orElseThrow().graph();
  }

  @Test
  void isABitmapWhileItIsPannedAndSharpAfterwards(FxRobot robot) {
    var before = work(robot);
    robot.drag(beside(robot), MouseButton.PRIMARY).moveBy(-40, 30);
    assertThat(graph().sharpProperty().get()).isFalse();
    assertThat(drawing(robot).getOpacity()).isZero();
    robot.moveBy(10, 0).drop();
    assertThat(graph().sharpProperty().get()).isTrue();
    assertThat(drawing(robot).getOpacity()).isEqualTo(1);
    assertThat(work(robot).getX() - before.getX()).isCloseTo(-30, within(8.0));
    assertThat(work(robot).getY() - before.getY()).isCloseTo(30, within(8.0));
  }

  @Test
  void zoomsAtThePointerAndIsSharpWhenTheWheelRests(FxRobot robot) throws Exception {
    Node viewport = robot.lookup(".graph-viewport").query();
    robot.interact(() -> {
      var before = viewport.localToScene(333, 222);
      var content = drawing(robot).sceneToLocal(before);
      double scale = graph().scaleProperty().get();
      wheel(viewport, before, 40);
      assertThat(graph().sharpProperty().get()).as("one step is drawn at once").isTrue();
      wheel(viewport, before, 40);
      assertThat(graph().sharpProperty().get()).isFalse();
      assertThat(graph().scaleProperty().get()).isGreaterThan(scale);
      var after = drawing(robot).localToScene(content);
      assertThat(after.getX()).isCloseTo(before.getX(), within(0.01));
      assertThat(after.getY()).isCloseTo(before.getY(), within(0.01));
    });
    until(() -> graph().sharpProperty().get());
  }

  @Test
  void staysWhereTheUserPannedToWhenSomethingChanges(FxRobot robot) {
    robot.drag(beside(robot), MouseButton.PRIMARY).moveBy(-60, 20).drop();
    Node drawing = drawing(robot);
    var before = drawing.localToScene(0, 0);
    var next =
        ForestLayout.of(
            Sample.household(SystemKind.DEMO).running("more", "red", "sys-firewall").report());
    robot.interact(() -> graph().show(next));
    assertThat(drawing.localToScene(0, 0)).isEqualTo(before);
  }

  @Test
  void aDoubleClickBesideShowsEverything(FxRobot robot) {
    robot.clickOn("#zoom-in").clickOn("#zoom-in");
    double large = graph().scaleProperty().get();
    doubleClick(robot, beside(robot));
    assertThat(graph().scaleProperty().get()).isLessThan(large);
    assertThat(robot.lookup("#beyond-right").query().isVisible()).isFalse();
  }

  @Test
  void saysWhereThereIsMore(FxRobot robot) throws Exception {
    robot.clickOn("#zoom-in").clickOn("#zoom-in").clickOn("#zoom-in").clickOn("#zoom-in");
    until(() -> robot.lookup("#beyond-right").query().isVisible());
    robot.clickOn("#fit");
    until(() -> !robot.lookup("#beyond-right").query().isVisible());
  }

  @Test
  void theBarZoomsAndSaysHowFar(FxRobot robot) {
    robot.clickOn("#fit");
    var fitted = text(robot);
    robot.clickOn("#zoom-in");
    assertThat(text(robot)).isNotEqualTo(fitted).endsWith(" %");
    robot.clickOn("#zoom-out");
    assertThat(text(robot)).isEqualTo(fitted);
  }

  @Test
  void theBarAsksForEverything(FxRobot robot) {
    robot.clickOn("#extent");
    assertThat(asked).isEqualTo(Extent.EVERYTHING);
    robot.clickOn("#extent");
    assertThat(asked).isEqualTo(Extent.EVERYDAY);
    robot.interact(() -> shown.orElseThrow().show(Extent.EVERYTHING));
    assertThat(robot.lookup("#extent").queryAs(CheckBox.class).isSelected()).isTrue();
  }

  @Test
  void theLegendGetsShorterWithTheBar(FxRobot robot) throws Exception {
    assertThat(robot.lookup(".legend-entry").queryAllAs(Node.class)).allMatch(Node::isVisible);
    robot.interact(() -> shown.orElseThrow().setMaxWidth(700));
    until(() -> robot.lookup(".legend-entry").queryAll().stream().anyMatch(n -> !n.isVisible()));
    assertThat(robot.lookup("#legend").query().isVisible()).isTrue();
  }

  private static void wheel(Node viewport, Point2D at, double delta) {
    Event.fireEvent(
        viewport,
        new ScrollEvent(
            ScrollEvent.SCROLL,
            at.getX(),
            at.getY(),
            at.getX(),
            at.getY(),
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            delta,
            0,
            delta,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            new PickResult(viewport, at.getX(), at.getY())));
  }

  private static Node drawing(FxRobot robot) {
    return robot.lookup(".graph-drawing").query();
  }

  private static Point2D work(FxRobot robot) {
    return robot.lookup("#qube-work").query().localToScene(0, 0);
  }

  /**
   * A loaded machine can take the robot's two clicks for single ones; so the event is made here.
   */
  private static void doubleClick(FxRobot robot, Point2D at) {
    Node viewport = robot.lookup(".graph-viewport").query();
    var there = viewport.screenToLocal(at);
    robot.interact(() ->
        Event.fireEvent(
            viewport,
            new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                there.getX(),
                there.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                2,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                new PickResult(viewport, there.getX(), there.getY()))));
  }

  /** A place in view where only the canvas is. */
  private static Point2D beside(FxRobot robot) {
    Node viewport = robot.lookup(".graph-viewport").query();
    var room = viewport.localToScreen(viewport.getLayoutBounds());
    var taken =
        robot.lookup(".qube-card, .leak-label, .territory").queryAllAs(Node.class).stream()
            .map(n -> n.localToScreen(n.getBoundsInLocal()))
            .toList();
    for (double y = room.getMinY() + 60; y < room.getMaxY() - 60; y += 7) {
      for (double x = room.getMinX() + 80; x < room.getMaxX() - 80; x += 7) {
        var at = new Point2D(x, y);
        if (taken.stream().noneMatch(t -> t.contains(at))) {
          return at;
        }
      }
    }
    throw new AssertionError("cards everywhere");
  }

  private static String text(FxRobot robot) {
    return robot.lookup("#zoom").queryAs(Label.class).getText();
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        Duration.ofSeconds(10).toMillis(),
        TimeUnit.MILLISECONDS,
        () -> WaitForAsyncUtils.asyncFx(condition).get());
  }
}
