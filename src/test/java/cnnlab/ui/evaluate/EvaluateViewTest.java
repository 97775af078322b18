package cnnlab.ui.evaluate;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.ui.network.Choice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The bundled LeNet-5 on the bundled Fashion-MNIST images, from the run's page to one image. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class EvaluateViewTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  @TempDir Path folder;
  private TestWindow window;
  private FxRobot robot;

  @Start
  void open(Stage primary) throws IOException {
    RunLibrary library = RunLibrary.withBundled(new RunStore(folder.resolve("runs")));
    window = TestWindow.open(primary, View.TRAIN, ENGINE, library);
  }

  @BeforeEach
  void evaluateTheRunInView(FxRobot given) throws Exception {
    robot = given;
    TestWindow.chooseRun(robot, "LeNet-5 · Fashion-MNIST");
    until(() -> robot.lookup("#evaluate").match(Node::isVisible).tryQuery().isPresent());
    robot.clickOn("#evaluate");
    until(() -> window.window().placeProperty().get() == View.EVALUATE);
    until(() -> !robot.lookup("#evaluate-start").queryButton().isDisabled());
    ComboBox<?> network = robot.lookup("#evaluate-network").queryAs(ComboBox.class);
    until(() -> network.getValue() != null);
    robot.clickOn("#evaluate-start");
    until(() -> robot.lookup("#evaluate-tabs").tryQuery().isPresent());
  }

  @Test
  void numbersChartsAndTables() throws Exception {
    until(() -> robot.lookup("#evaluate-top1").tryQuery().isPresent());
    assertThat(percent("#evaluate-top1")).isBetween(70.0, 99.0);
    assertThat(percent("#evaluate-top5")).isGreaterThan(percent("#evaluate-top1"));
    assertThat(label("#evaluate-calibration")).contains("temperature");
    tab("classes");
    until(() -> robot.lookup("#class-table").tryQuery().isPresent());
    TableView<?> classes = robot.lookup("#class-table").queryTableView();
    assertThat(classes.getItems()).hasSize(10);
    TableView<?> pairs = robot.lookup("#pair-table").queryTableView();
    robot.interact(() -> pairs.getSelectionModel().select(0));
    robot.interact(pairs::requestFocus);
    robot.type(KeyCode.ENTER);
    assertThat(label("#cell-title")).contains("predicted as").endsWith("the most confident first");
  }

  @Test
  void fromACellToAnImageItsNeighborsItsPlaceAndItsExplanation() throws Exception {
    tab("confusion");
    until(() -> robot.lookup("#confusion-cells").tryQuery().isPresent());
    Node cells = robot.lookup("#confusion-cells").query();
    robot.interact(cells::requestFocus);
    robot.type(KeyCode.UP, 10).type(KeyCode.LEFT, 10); // wherever the pointer is
    robot.type(KeyCode.DOWN, 6).type(KeyCode.ENTER); // shirts taken for T-shirts
    until(() -> robot.lookup("#evaluate-matrix .image-tile").tryQuery().isPresent());
    assertThat(label("#cell-title")).startsWith("Shirt predicted as T-shirt/top");
    robot.interact(() -> robot.lookup("#evaluate-matrix .image-tile").queryAs(Button.class).fire());
    until(() -> robot.lookup("#example-about").tryQuery().isPresent());
    assertThat(label("#example-title")).isEqualTo("Shirt");
    assertThat(label("#example-about")).startsWith("Predicted as T-shirt/top");

    robot.interact(() -> robot.lookup("#example-neighbors").queryButton().fire());
    until(() -> robot.lookup("#example-neighbor-tiles .image-tile").queryAll().size() == 8);
    assertThat(robot.lookup("#example-neighbor-tiles .image-tile").queryAllAs(Label.class))
        .extracting(Label::getText)
        .as("most training images beside it are of the class it is taken for, or its own")
        .anyMatch(name -> name.equals("T-shirt/top") || name.equals("Shirt"));

    robot.interact(() -> robot.lookup("#example-map").queryButton().fire());
    until(() -> !label("#map-about").isEmpty());
    assertThat(label("#map-about")).contains("images").doesNotContain("not among");
    lasso();
    until(() -> robot.lookup("#lasso-title").tryQuery().isPresent());
    assertThat(label("#lasso-title")).contains("images").contains("correct");
    robot.interact(() -> robot.lookup("#map-thumbnails").queryAs(CheckBox.class).setSelected(true));

    robot.interact(() -> robot.lookup("#example-explain").queryButton().fire());
    until(() -> window.window().placeProperty().get() == View.INSPECT);
    until(
        () ->
            "inspect-tab-explanation"
                .equals(
                    robot
                        .lookup("#inspect-tabs")
                        .queryAs(TabPane.class)
                        .getSelectionModel()
                        .getSelectedItem()
                        .getId()));
  }

  @Test
  void theMapTellsWhichOfTwoNetworksIsRight() throws Exception {
    tab("map");
    robot.clickOn("#map-draw");
    until(() -> !label("#map-about").isEmpty());
    @SuppressWarnings("unchecked")
    ComboBox<MapColoring> color = robot.lookup("#map-color").queryAs(ComboBox.class);
    robot.interact(() -> color.setValue(MapColoring.NETWORK));
    @SuppressWarnings("unchecked")
    ComboBox<Choice> second = robot.lookup("#map-second").queryAs(ComboBox.class);
    until(second::isVisible);
    robot.interact(
        () ->
            second.setValue(
                second.getItems().stream()
                    .filter(each -> each.title().equals("ResNet-20 · Fashion-MNIST"))
                    .findFirst()
                    .orElseThrow()));
    until(() -> legend().size() == 4);
    assertThat(legend())
        .containsExactly(
            "Both correct",
            "Only LeNet-5 · Fashion-MNIST correct",
            "Only ResNet-20 · Fashion-MNIST correct",
            "Both incorrect");
    robot.interact(() -> color.setValue(MapColoring.LABEL));
    assertThat(second.isVisible()).isFalse();
    assertThat(legend()).contains("Ankle boot").hasSize(10);
  }

  private List<String> legend() {
    return robot
        .from(robot.lookup("#map-legend").queryAll())
        .lookup(".label")
        .queryAllAs(Label.class)
        .stream()
        .map(Label::getText)
        .toList();
  }

  @Test
  void listsOfImages() throws Exception {
    tab("images");
    until(() -> robot.lookup("#evaluate-lists .image-tile").tryQuery().isPresent());
    assertThat(label("#list-about")).contains("add most to the loss");
    int errors = listed();
    robot.clickOn("#list-label-errors");
    assertThat(label("#list-about")).contains("Northcutt");
    assertThat(listed()).as("of this list, not of the one before").isBetween(1, errors - 1);
    robot.clickOn("#list-duplicates");
    robot.clickOn("#duplicates-look");
    until(() -> label("#list-about").contains("equal"));
  }

  /** How many images the sentence above them speaks of. */
  private int listed() {
    String about = label("#list-about");
    return Integer.parseInt(about.substring(0, about.indexOf(' ')));
  }

  /** All around the map. */
  private void lasso() {
    Node map = robot.lookup("#map-picture").query();
    var box = map.localToScreen(map.getLayoutBounds());
    robot.drag(box.getMinX() + 2, box.getMinY() + 2, MouseButton.PRIMARY);
    robot.moveTo(box.getMaxX() - 2, box.getMinY() + 2);
    robot.moveTo(box.getMaxX() - 2, box.getMaxY() - 2);
    robot.moveTo(box.getMinX() + 2, box.getMaxY() - 2);
    robot.drop();
  }

  private void tab(String name) {
    TabPane tabs = robot.lookup("#evaluate-tabs").queryAs(TabPane.class);
    robot.interact(
        () ->
            tabs.getTabs().stream()
                .filter(tab -> tab.getId().equals("evaluate-tab-" + name))
                .forEach(tabs.getSelectionModel()::select));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private String label(String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private double percent(String id) {
    return Double.parseDouble(label(id).replace("%", "").strip());
  }
}
