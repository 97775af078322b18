package cnnlab.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.diagram.PictureNode;
import cnnlab.diagram.Rectangle;
import cnnlab.ui.Place;
import cnnlab.ui.TestWindow;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a lecturer does with the diagram. */
@ExtendWith(ApplicationExtension.class)
class DiagramPaneTest {
  @Start
  void open(Stage stage) throws IOException {
    TestWindow.open(stage, Place.EXPLORE);
  }

  @Test
  void aDoubleClickOpensAStageAndBackspaceClosesItAgain(FxRobot robot) throws TimeoutException {
    until(() -> canvas(robot).picture().isPresent());
    robot.clickOn("#level-stages");
    until(() -> shows(robot, "layer2"));
    doubleClick(robot, "layer2", () -> shows(robot, "layer2.1"));
    assertThat(shows(robot, "layer2")).isFalse();
    robot.press(KeyCode.BACK_SPACE).release(KeyCode.BACK_SPACE);
    until(() -> shows(robot, "layer2"));
  }

  @Test
  void theKeyboardAloneWalksAndOpens(FxRobot robot) throws TimeoutException {
    until(() -> canvas(robot).picture().isPresent());
    robot.clickOn("#level-stages");
    until(() -> shows(robot, "layer1"));
    robot.interact(() -> canvas(robot).requestFocus());
    for (int i = 0; i < 3; i++) {
      robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    }
    assertThat(canvas(robot).selected().map(node -> node.node().name())).contains("layer1");
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    until(() -> shows(robot, "layer1.1"));
  }

  @Test
  void aClickOnTheStripSelectsTheLayerInTheDiagram(FxRobot robot) throws TimeoutException {
    until(() -> canvas(robot).picture().isPresent());
    DepthStrip strip = robot.lookup("#depth-strip").queryAs(DepthStrip.class);
    robot.clickOn(strip, MouseButton.PRIMARY);
    until(() -> canvas(robot).selected().isPresent());
    assertThat(strip.layers())
        .extracting(stats -> stats.layer().name())
        .contains(canvas(robot).selected().orElseThrow().node().layers().getFirst());
  }

  @Test
  void thePanelsGoAwayAndTheDiagramTakesTheirRoom(FxRobot robot) throws TimeoutException {
    until(() -> canvas(robot).picture().isPresent());
    double before = canvas(robot).getWidth() * canvas(robot).getHeight();
    robot.press(KeyCode.F9).release(KeyCode.F9);
    until(() -> canvas(robot).getWidth() * canvas(robot).getHeight() > 2 * before);
    assertThat(robot.lookup("#gallery").queryAs(Node.class).getParent().isVisible()).isFalse();
    robot.press(KeyCode.F9).release(KeyCode.F9);
    until(() -> canvas(robot).getWidth() * canvas(robot).getHeight() < 1.1 * before);
  }

  /** On a machine under load two clicks may come too far apart to count as one. */
  private static void doubleClick(FxRobot robot, String node, BooleanSupplier done) {
    for (int attempt = 0; attempt < 10 && !done.getAsBoolean(); attempt++) {
      settle(robot);
      robot.moveTo(onScreen(robot, node)).doubleClickOn(MouseButton.PRIMARY);
      for (int wait = 0; wait < 20 && !done.getAsBoolean(); wait++) {
        settle(robot);
      }
    }
    assertThat(done.getAsBoolean()).isTrue();
  }

  private static Point2D onScreen(FxRobot robot, String node) {
    DiagramCanvas canvas = canvas(robot);
    Rectangle box =
        canvas.picture().orElseThrow().nodes().stream()
            .filter(it -> it.node().name().equals(node))
            .map(PictureNode::box)
            .findFirst()
            .orElseThrow();
    Viewport view = canvas.view();
    return canvas.localToScreen(
        box.centerX() * view.scale() + view.offsetX(),
        box.centerY() * view.scale() + view.offsetY());
  }

  private static boolean shows(FxRobot robot, String node) {
    return canvas(robot).picture().stream()
        .flatMap(picture -> picture.nodes().stream())
        .anyMatch(it -> it.node().name().equals(node));
  }

  private static DiagramCanvas canvas(FxRobot robot) {
    return robot.lookup("#diagram").queryAs(DiagramCanvas.class);
  }

  /** The size of the page is taken over shortly after it changes. */
  private static void settle(FxRobot robot) {
    robot.sleep(300);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
