package cnnlab.ui.explore;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.LayerStats;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.ui.explore.diagram.DiagramCanvas;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ExploreViewTest {
  @Start
  void open(Stage stage) throws IOException {
    TestWindow.open(stage, View.EXPLORE);
  }

  @Test
  void aNetworkChosenByClickIsExplainedAndTooSmallAnInputIsRefusedBesideTheField(FxRobot robot)
      throws TimeoutException {
    search(robot, "alexnet torchvision");
    robot.clickOn("#network-alexnet_torchvision");
    until(() -> text(robot, "#total-params").equals("61.1 M"));
    assertThat(text(robot, "#network-title")).contains("AlexNet");

    TextField size = robot.lookup("#inputSize").queryAs(TextField.class);
    robot.interact(() -> size.setText("4"));
    until(() -> text(robot, "#network-problem").contains("layer features."));
    assertThat(text(robot, "#network-problem")).contains("smallest size that works");
    assertThat(robot.lookup("#train-network").query().isDisabled()).isTrue();
  }

  @Test
  void aRowOfTheTableAndANodeOfTheDiagramAreSelectedTogether(FxRobot robot)
      throws TimeoutException {
    until(() -> diagram(robot).picture().isPresent());
    TableView<LayerStats> table = robot.lookup("#layers").queryTableView();
    robot.interact(() -> table.getSelectionModel().select(3));
    String layer = table.getItems().get(3).layer().name();
    assertThat(diagram(robot).selected().orElseThrow().node().layers()).contains(layer);

    robot.interact(() -> diagram(robot).requestFocus());
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    String next = table.getSelectionModel().getSelectedItem().layer().name();
    assertThat(next).isNotEqualTo(layer);
    assertThat(diagram(robot).selected().orElseThrow().node().layers()).contains(next);
  }

  @Test
  void theLanguageOfTheWholeScreenChangesAtOnce(FxRobot robot) {
    robot.clickOn("#language-zh");
    assertThat(robot.lookup("参数量").tryQuery()).isPresent();
    assertThat(robot.lookup("输入尺寸").tryQuery()).isPresent();
    robot.clickOn("#language-en");
    assertThat(robot.lookup("Input size").tryQuery()).isPresent();
  }

  private static void search(FxRobot robot, String words) {
    robot.clickOn("#gallery-unfold");
    TextField field = robot.lookup("#gallery-search").queryAs(TextField.class);
    robot.interact(() -> field.setText(words));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static DiagramCanvas diagram(FxRobot robot) {
    return robot.lookup("#diagram").queryAs(DiagramCanvas.class);
  }

  private static String text(FxRobot robot, String label) {
    return robot.lookup(label).queryAs(Label.class).getText();
  }
}
