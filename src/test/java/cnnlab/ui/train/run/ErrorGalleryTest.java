package cnnlab.ui.train.run;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.CorrectionsFile;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.BundledRuns;
import cnnlab.run.ConfusionMatrix;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What the bundled LeNet-5 got wrong, cell by cell. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class ErrorGalleryTest {
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
  void lookAtTheMatrix(FxRobot given) throws Exception {
    robot = given;
    TestWindow.chooseRun(robot, "LeNet-5 · Fashion-MNIST");
    TabPane tabs = robot.lookup("#run-tabs").queryAs(TabPane.class);
    robot.interact(() -> tabs.getSelectionModel().select(2));
    until(() -> robot.lookup("#confusion .focus-picture").tryQuery().isPresent());
    until(() -> !cellText(0, 0).isEmpty());
  }

  @Test
  void aCellOpensAsManyImagesAsItCountsAndOneOpensInInspect() throws Exception {
    ConfusionMatrix matrix =
        new RunStore(BundledRuns.root())
            .open(BundledRuns.root().resolve("fashion-lenet5"))
            .confusion()
            .orElseThrow();
    long shirts = matrix.counts()[6][0];
    assertThat(shirts).as("shirts predicted as T-shirts").isPositive();

    assertThat(cellText(6, 0)).startsWith("Shirt predicted as T-shirt/top");
    robot.type(KeyCode.ENTER);
    until(() -> images().size() == shirts);
    assertThat(robot.lookup("#errors-title").queryAs(Label.class).getText())
        .startsWith("Shirt predicted as T-shirt/top: " + shirts + " image");
    assertThat(images().stream().map(image -> percent(image.getText())).toList())
        .isSortedAccordingTo((a, b) -> Double.compare(b, a))
        .allMatch(percent -> percent > 10);

    robot.interact(images().getFirst()::fire);
    until(() -> window.window().placeProperty().get() == View.INSPECT);
    until(() -> robot.lookup(".prediction-label").queryAll().size() == 5);
    assertThat(robot.lookup(".prediction-label").queryAs(Label.class).getText())
        .as("Inspect agrees")
        .isEqualTo("T-shirt/top");
  }

  @Test
  void anotherCellComesInItsPlaceAndTheGalleryCloses() throws Exception {
    assertThat(cellText(0, 0)).isNotEmpty();
    robot.type(KeyCode.ENTER);
    until(() -> !images().isEmpty());
    assertThat(robot.lookup("#confusion-about").query().isVisible())
        .as("the matrix has its room")
        .isFalse();
    assertThat(cellText(9, 0)).startsWith("Ankle boot predicted as T-shirt/top");
    robot.type(KeyCode.SPACE);
    until(
        () ->
            robot
                .lookup("#errors-title")
                .queryAs(Label.class)
                .getText()
                .equals("Ankle boot predicted as T-shirt/top: no images"));
    robot.clickOn("#errors-close");
    assertThat(robot.lookup("#errors").tryQuery()).isEmpty();
    assertThat(robot.lookup("#confusion-about").query().isVisible()).isTrue();
  }

  @Test
  void imagesAreExcludedByKeyAndByMenuAndTheFormOffersToTrainWithoutThem() throws Exception {
    Path list = CorrectionsFile.of("fashion-mnist");
    Files.deleteIfExists(list);
    try {
      assertThat(cellText(6, 0)).isNotEmpty();
      robot.type(KeyCode.ENTER);
      until(() -> images().size() > 3);
      assertThat(robot.lookup("#correction-count").queryAs(Label.class).getText())
          .startsWith("Right-click an image");
      String confidence = images().getFirst().getText();
      for (int i = 0; i < 2; i++) {
        Button image = images().get(i);
        robot.interact(image::requestFocus);
        robot.type(KeyCode.DELETE);
        until(() -> image.getText().endsWith("excluded"));
      }
      assertThat(images().getFirst().getText()).isEqualTo(confidence + "\nexcluded");
      relabel(images().get(2), "Coat");
      until(() -> images().get(2).getText().endsWith("→ Coat"));
      assertCount("Corrections: 2 excluded, 1 relabeled");
      robot.clickOn("#bar-correction-undo");
      assertCount("Corrections: 2 excluded");
      robot.interact(images().getFirst()::requestFocus);
      robot.type(KeyCode.DELETE);
      assertCount("Corrections: 1 excluded");
      robot.push(KeyCode.CONTROL, KeyCode.Z);
      assertCount("Corrections: 2 excluded");
      until(() -> Files.exists(list) && CorrectionsFile.read(list).excluded() == 2);

      robot.clickOn("#bar-correction-train");
      until(() -> robot.lookup("#data-corrected").tryQuery().isPresent());
      CheckBox choice = robot.lookup("#data-corrected").queryAs(CheckBox.class);
      assertThat(choice.isSelected()).isTrue();
      assertThat(choice.getText()).isEqualTo("Use the corrected data: 2 excluded");
    } finally {
      Files.deleteIfExists(list);
    }
  }

  private void relabel(Button image, String label) throws TimeoutException {
    robot.rightClickOn(image);
    until(() -> image.getContextMenu().isShowing());
    robot.interact(
        () ->
            image.getContextMenu().getItems().stream()
                .filter(Menu.class::isInstance)
                .flatMap(menu -> ((Menu) menu).getItems().stream())
                .filter(item -> item.getText().equals(label))
                .findFirst()
                .orElseThrow()
                .fire());
  }

  private void assertCount(String words) throws TimeoutException {
    until(() -> robot.lookup("#correction-count").queryAs(Label.class).getText().equals(words));
  }

  private List<Button> images() {
    return robot.lookup(".image-tile").queryAllAs(Button.class).stream().toList();
  }

  private static double percent(String text) {
    return Double.parseDouble(text.replace("%", "").strip());
  }

  /** Goes to a cell by the keyboard and tells what is said of it. */
  private String cellText(int row, int column) {
    Node picture = robot.lookup("#confusion .focus-picture").query();
    robot.interact(picture::requestFocus);
    for (int i = 0; i < 10; i++) {
      robot.type(KeyCode.UP).type(KeyCode.LEFT);
    }
    for (int i = 0; i < row; i++) {
      robot.type(KeyCode.DOWN);
    }
    for (int i = 0; i < column; i++) {
      robot.type(KeyCode.RIGHT);
    }
    return robot.lookup("#confusion-cell").queryAs(Label.class).getText();
  }
}
