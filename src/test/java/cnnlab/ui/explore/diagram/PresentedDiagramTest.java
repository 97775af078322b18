package cnnlab.ui.explore.diagram;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.diagram.geometry.Rectangle;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** F11 as a lecturer presses it: the diagram alone, stage by stage, and back to work. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class PresentedDiagramTest {
  private Stage stage;

  @Start
  void open(Stage window) throws IOException {
    stage = window;
    TestWindow.open(window, View.EXPLORE);
  }

  @Test
  void theDiagramHasTheScreenAloneAndEverythingIsThereAgainAfterwards(FxRobot robot)
      throws Exception {
    shown(robot);
    TableView<?> table = robot.lookup("#layers").queryTableView();
    robot.interact(() -> table.getSelectionModel().select(4));
    TextField classes = robot.lookup("#classes").queryAs(TextField.class);
    robot.clickOn(classes);
    Bounds before = diagram(robot).getLayoutBounds();

    robot.type(KeyCode.F11);
    until(() -> diagram(robot).getHeight() > stage.getScene().getHeight() * 0.95);
    assertThat(diagram(robot).getWidth()).isGreaterThan(stage.getScene().getWidth() * 0.95);
    for (String id : new String[] {"#place-train", "#network-title", "#layers", "#depth-strip"}) {
      assertThat(inView(robot.lookup(id).query())).as(id).isFalse();
    }

    robot.type(KeyCode.ESCAPE);
    until(() -> diagram(robot).getLayoutBounds().equals(before));
    assertThat(stage.isFullScreen()).isFalse();
    for (String id : new String[] {"#place-train", "#network-title", "#layers", "#depth-strip"}) {
      assertThat(inView(robot.lookup(id).query())).as(id).isTrue();
    }
    assertThat(table.getHeight()).isGreaterThan(100);
    assertThat(table.getSelectionModel().getSelectedIndex()).isEqualTo(4);
    assertThat(stage.getScene().getFocusOwner()).isSameAs(classes);
  }

  @Test
  void theKeysGoFromStageToStageThoughTheDiagramIsLaidOutAnewForTheScreen(FxRobot robot)
      throws Exception {
    shown(robot);
    robot.type(KeyCode.F11, KeyCode.PAGE_DOWN, KeyCode.RIGHT); // the image, then the stem
    until(() -> fills(robot, "stem"));
    robot.type(KeyCode.PAGE_DOWN);
    until(() -> fills(robot, "layer1.0"));
    robot.type(KeyCode.LEFT);
    until(() -> fills(robot, "stem"));
    for (int i = 0; i < 12; i++) {
      robot.type(KeyCode.DOWN);
    }
    until(() -> fills(robot, "classifier"));
    robot.type(KeyCode.F);
    until(() -> Stream.of("stem", "layer4.1").allMatch(node -> seen(robot, node)));
    robot.type(KeyCode.F11);
    assertThat(inView(robot.lookup("#layers").query())).isTrue();
  }

  @Test
  void theStagesGoneThroughInThePresentationAreForgottenAfterIt(FxRobot robot) throws Exception {
    shown(robot);
    until(() -> Stream.of("stem", "layer4.1").allMatch(node -> seen(robot, node)));
    robot.type(KeyCode.F11, KeyCode.PAGE_DOWN, KeyCode.RIGHT);
    until(() -> fills(robot, "stem"));
    robot.type(KeyCode.ESCAPE);
    until(() -> inView(robot.lookup("#layers").query()));
    until(() -> Stream.of("stem", "layer4.1").allMatch(node -> seen(robot, node)));
  }

  /** Whether the node is in the middle, larger than in the whole picture. */
  private static boolean fills(FxRobot robot, String name) {
    DiagramCanvas canvas = diagram(robot);
    Bounds box = box(canvas, name);
    return box.getMinX() >= 0
        && box.getMaxX() <= canvas.getWidth()
        && box.getMaxY() <= canvas.getHeight()
        && box.getWidth() > 140
        && Math.abs(box.getCenterY() - canvas.getHeight() / 2) < canvas.getHeight() / 8;
  }

  /** Of a node on the canvas. */
  private static Bounds box(DiagramCanvas canvas, String name) {
    Rectangle box =
        canvas.picture().stream()
            .flatMap(picture -> picture.nodes().stream())
            .filter(node -> node.node().name().equals(name))
            .findFirst()
            .orElseThrow()
            .box();
    Viewport view = canvas.view();
    return new BoundingBox(
        view.screenX(box.x()),
        view.screenY(box.y()),
        box.width() * view.scale(),
        box.height() * view.scale());
  }

  private static boolean seen(FxRobot robot, String name) {
    return diagram(robot).getLayoutBounds().contains(box(diagram(robot), name));
  }

  private static void shown(FxRobot robot) throws TimeoutException {
    until(() -> diagram(robot).picture().isPresent());
    robot.clickOn("#level-blocks");
    until(() -> diagram(robot).picture().orElseThrow().nodes().size() > 8);
  }

  private static DiagramCanvas diagram(FxRobot robot) {
    return robot.lookup("#diagram").queryAs(DiagramCanvas.class);
  }

  private static boolean inView(Node node) {
    return Stream.iterate(node, each -> each != null, Node::getParent).allMatch(Node::isVisible);
  }
}
