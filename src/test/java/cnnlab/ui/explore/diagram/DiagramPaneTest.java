package cnnlab.ui.explore.diagram;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.layout.DiagramPicture;
import cnnlab.diagram.layout.VolumePicture;
import cnnlab.diagram.model.Quantity;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.PictureNode;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a lecturer does with the diagram. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class DiagramPaneTest {
  private TestWindow test;

  @Start
  void open(Stage stage) throws IOException {
    test = TestWindow.open(stage, View.EXPLORE);
  }

  /** As where a lesson ends: its panel goes, and the list of lessons comes at once. */
  @Test
  void aPlaceThatIsLeftWhileItIsResizedDrawsTheNextNetworkAllTheSame(FxRobot robot)
      throws Exception {
    until(() -> canvas(robot).picture().isPresent());
    Region panel = new Region();
    panel.setMinWidth(300);
    robot.interact(
        () -> {
          test.services().navigation().companionProperty().set(panel);
          panel.getScene().getRoot().applyCss();
          panel.getScene().getRoot().layout();
          test.window().placeProperty().set(View.LEARN);
        });
    WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS); // until a resized picture is settled
    robot.interact(
        () ->
            test.services()
                .navigation()
                .open(View.EXPLORE, new NetworkSettings("lenet5", 32, 10, 1, false)));
    until(() -> shows(robot, "c3"));
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
  void ctrlFFindsTheLayerAndEnterGoesOn(FxRobot robot) throws TimeoutException {
    until(() -> canvas(robot).picture().isPresent());
    robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
    TextField field = robot.lookup("#find").queryAs(TextField.class);
    robot.interact(() -> field.setText("layer4 downsample conv"));
    until(() -> selected(robot).contains("layer4.0.downsample.0"));
    robot.interact(() -> field.setText("layer4 conv2"));
    until(() -> selected(robot).contains("layer4.0.conv2"));
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    until(() -> selected(robot).contains("layer4.1.conv2"));
  }

  @Test
  void theReceptiveFieldOfTheSelectedLayerIsDrawnOnAPicture(FxRobot robot) throws TimeoutException {
    until(() -> canvas(robot).picture().isPresent());
    FieldPicture field = robot.lookup("#receptive-field").queryAs(FieldPicture.class);
    assertThat(field.isVisible()).isFalse();
    robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
    TextField find = robot.lookup("#find").queryAs(TextField.class);
    robot.interact(() -> find.setText("conv1 7x7"));
    until(field::isVisible);
    assertThat(field.seen()).isEqualTo(7 / 224.0);
    robot.interact(() -> find.setText("layer4.1.conv2"));
    until(() -> field.seen() == 1);
  }

  @Test
  void theLayersAreMeasuredOnDemandAndColoredByTheirTime(FxRobot robot) throws TimeoutException {
    until(() -> canvas(robot).picture().isPresent());
    Node measure = robot.lookup("#measure-times").query();
    assertThat(measure.getParent().isVisible()).isFalse();
    ComboBox<Quantity> color = robot.lookup("#color").queryComboBox();
    robot.interact(() -> color.setValue(Quantity.TIME));
    until(() -> measure.getParent().isVisible());
    assertThat(highest(robot)).isZero();
    robot.clickOn("#measure-times");
    until(() -> highest(robot) > 0);
    assertThat(robot.lookup("#times-machine").queryLabeled().getText())
        .contains("Measured on", "AVX-512, 8 threads", "ND4J");
  }

  private static double highest(FxRobot robot) {
    return canvas(robot).look().orElseThrow().range().most();
  }

  @Test
  void everyNodeInViewHasItsColorAtAnyZoom(FxRobot robot) throws TimeoutException {
    until(() -> canvas(robot).picture().isPresent());
    robot.clickOn("#level-layers");
    until(() -> shows(robot, "layer2.0.conv1"));
    robot.interact(() -> canvas(robot).fit());
    settle(robot);
    settle(robot);
    assertColors(robot);
    robot.interact(() -> canvas(robot).actualSize());
    settle(robot);
    assertColors(robot);
    robot.interact(() -> canvas(robot).zoom(1.3));
    settle(robot);
    assertColors(robot);
  }

  /** Besides its text and its edge, a node has the color of its fill. */
  private static void assertColors(FxRobot robot) {
    robot.interact(
        () -> {
          DiagramCanvas canvas = canvas(robot);
          canvas.paintNow();
          Image image = canvas.snapshot(null, null);
          Viewport view = canvas.view();
          Look look = canvas.look().orElseThrow();
          Rectangle seen = view.seen(canvas.getWidth(), canvas.getHeight());
          int looked = 0;
          for (PictureNode node : canvas.picture().orElseThrow().nodes()) {
            if (node.node().isFull() && seen.contains(node.box())) {
              Color wanted = CanvasGraphic.color(look.style(node.node()).fill());
              assertThat(share(image.getPixelReader(), view, node.box(), wanted))
                  .as(node.node().name())
                  .isGreaterThan(0.3);
              looked++;
            }
          }
          assertThat(looked).isPositive();
        });
  }

  /** How many of a node's pixels have a color. */
  private static double share(PixelReader pixels, Viewport view, Rectangle box, Color wanted) {
    int left = (int) view.screenX(box.x());
    int top = (int) view.screenY(box.y());
    int right = (int) view.screenX(box.x() + box.width());
    int bottom = (int) view.screenY(box.y() + box.height());
    long alike =
        IntStream.range(left, right)
            .mapToLong(
                x ->
                    IntStream.range(top, bottom)
                        .filter(y -> distance(pixels.getColor(x, y), wanted) < 0.12)
                        .count())
            .sum();
    return (double) alike / ((right - left) * (bottom - top));
  }

  private static double distance(Color one, Color other) {
    return Math.abs(one.getRed() - other.getRed())
        + Math.abs(one.getGreen() - other.getGreen())
        + Math.abs(one.getBlue() - other.getBlue());
  }

  @Test
  void volumesAreDrawnFromTheSameNetwork(FxRobot robot) throws TimeoutException {
    until(() -> canvas(robot).picture().isPresent());
    robot.clickOn("#volumes");
    until(() -> canvas(robot).picture().orElseThrow() instanceof VolumePicture);
    robot.clickOn("#volumes");
    until(() -> canvas(robot).picture().orElseThrow() instanceof DiagramPicture);
  }

  @Test
  void thePanelsGoAwayAndTheDiagramTakesTheirRoom(FxRobot robot) throws TimeoutException {
    until(() -> canvas(robot).picture().isPresent());
    double before = canvas(robot).getWidth() * canvas(robot).getHeight();
    robot.press(KeyCode.F9).release(KeyCode.F9);
    until(() -> canvas(robot).getWidth() * canvas(robot).getHeight() > 1.5 * before);
    assertThat(robot.lookup("#layers").tryQuery()).isEmpty();
    double alone = canvas(robot).getWidth() * canvas(robot).getHeight();
    robot.press(KeyCode.F9).release(KeyCode.F9);
    until(() -> canvas(robot).getWidth() * canvas(robot).getHeight() < 0.7 * alone);
    assertThat(robot.lookup("#layers").tryQuery()).as("the table that was there").isPresent();
  }

  @Test
  void zoomingTakesAwayWhatIsToldOfTheNodeUnderThePointer(FxRobot robot) throws TimeoutException {
    until(() -> canvas(robot).picture().isPresent());
    robot.clickOn("#level-stages");
    until(() -> shows(robot, "layer2"));
    settle(robot);
    robot.moveTo(onScreen(robot, "layer2"));
    until(() -> canvas(robot).hovered().isPresent());
    until(() -> isTooltipShown());
    robot.interact(() -> canvas(robot).zoom(1.4));
    assertThat(canvas(robot).hovered()).isEmpty();
    assertThat(isTooltipShown()).isFalse();
  }

  private static boolean isTooltipShown() {
    return Window.getWindows().stream()
        .anyMatch(each -> each instanceof Tooltip && each.isShowing());
  }

  @Test
  void pageKeysGoFromStageToStage(FxRobot robot) throws TimeoutException {
    until(() -> canvas(robot).picture().isPresent());
    robot.clickOn("#level-blocks");
    until(() -> shows(robot, "layer2.1"));
    robot.interact(() -> canvas(robot).requestFocus());
    List<Rectangle> stages = PictureStages.of(canvas(robot).picture().orElseThrow());
    for (int i = 0; i < 3; i++) {
      robot.press(KeyCode.PAGE_DOWN).release(KeyCode.PAGE_DOWN);
      assertThat(seen(robot).contains(stages.get(i))).as("stage " + i).isTrue();
    }
    robot.press(KeyCode.PAGE_UP).release(KeyCode.PAGE_UP);
    assertThat(seen(robot).contains(stages.get(1))).isTrue();
    assertThat(seen(robot).contains(stages.getLast())).isFalse();
  }

  private static Rectangle seen(FxRobot robot) {
    DiagramCanvas canvas = canvas(robot);
    return canvas.view().seen(canvas.getWidth(), canvas.getHeight());
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

  private static List<String> selected(FxRobot robot) {
    return canvas(robot).selected().map(node -> node.node().layers()).orElse(List.of());
  }

  private static DiagramCanvas canvas(FxRobot robot) {
    return robot.lookup("#diagram").queryAs(DiagramCanvas.class);
  }

  /** The size of the page is taken over shortly after it changes. */
  private static void settle(FxRobot robot) {
    robot.sleep(300);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
