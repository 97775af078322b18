package cnnlab.ui.compare;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.data.Datasets;
import cnnlab.data.PlainImages;
import cnnlab.data.transform.Augmentation;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunNotes;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.RunStore;
import cnnlab.run.Schedule;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.training.SoftmaxEngine;
import cnnlab.training.Training;
import cnnlab.training.TrainingControl;
import cnnlab.training.TrainingListener;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.ui.image.ImageTile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.service.query.NodeQuery;

/** Two small networks on twenty test images: one learned the classes, one learned them switched. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class AgreementPaneTest {
  @TempDir Path folder;
  private TestWindow window;
  private FxRobot robot;
  private Path data;

  @Start
  void open(Stage stage) throws Exception {
    data = folder.resolve("plain");
    for (int i = 0; i < 10; i++) {
      PlainImages.write(data.resolve("test/dark"), i, i == 0 ? 0xf0f0f0 : 0x202020);
      PlainImages.write(data.resolve("test/light"), i, 0xf0f0f0);
    }
    StoredRun good = train(false);
    StoredRun bad = train(true);
    RunStore store = new RunStore(folder.resolve("runs"));
    store.describe(good.folder(), new RunNotes("good", List.of(), ""));
    store.describe(bad.folder(), new RunNotes("bad", List.of(), ""));
    window = TestWindow.open(stage, View.COMPARE, new SoftmaxEngine(), folder.resolve("runs"));
  }

  private StoredRun train(boolean switched) throws Exception {
    PlainImages.toTrainWith(data.resolve("train"), switched);
    RunSettings settings =
        RunSamples.settings(
            new NetworkSettings("resnet20", 32, 2, 1, false),
            data.toString(),
            0.1,
            0,
            2,
            8,
            new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.1, 0.9, 0),
            Schedule.CONSTANT,
            Augmentation.NONE,
            1);
    return new Training(new SoftmaxEngine(), new RunStore(folder.resolve("runs")))
        .run(
            settings,
            Datasets.open(data.toString()).split(settings.splitting()),
            new TrainingListener() {},
            new TrainingControl());
  }

  @BeforeEach
  void showTheTab(FxRobot given) throws Exception {
    robot = given;
    until(() -> robot.lookup("#compare-tabs").tryQuery().isPresent());
    TabPane tabs = robot.lookup("#compare-tabs").queryAs(TabPane.class);
    robot.interact(() -> tabs.getSelectionModel().select(2));
    until(() -> robot.lookup("#agreement-start").tryQuery().isPresent());
  }

  @Test
  void theDifferenceIsPutIntoWordsAndItsImagesOpenInInspect() throws Exception {
    robot.clickOn("#agreement-start");
    until(() -> robot.lookup("#agreement-table").tryQuery().isPresent());
    assertThat(robot.lookup("#agreement-verdict").queryAs(Label.class).getText())
        .startsWith(
            "good classifies 90.0 percentage points more of the 20 images correctly than bad")
        .contains("hardly chance", "p < 0.001");
    assertThat(robot.lookup("#agreement-table").<TableView<?>>query().getItems()).hasSize(1);
    until(() -> tiles().size() == 1);
    assertThat(tiles().getFirst().getText())
        .as("the light one that is called dark")
        .startsWith("dark\n✓ dark");

    assertThat(toggle("only_second").getText()).isEqualTo("Only the second correct: 19");
    assertThat(toggle("neither").isDisabled()).as("there is no image to see").isTrue();
    robot.clickOn("#agreement-only_second");
    until(() -> tiles().size() == 19);
    robot.interact(tiles().getFirst()::fire);
    until(() -> window.window().placeProperty().get() == View.INSPECT);
    until(() -> robot.lookup(".prediction-label").tryQuery().isPresent());
  }

  /** Chinese headings are shorter than English ones; what they leave is the names'. */
  @Test
  void theColumnsFillTheTableInEitherLanguage() throws Exception {
    robot.clickOn("#agreement-start");
    until(() -> robot.lookup("#agreement-table").tryQuery().isPresent());
    TableView<?> table = robot.lookup("#agreement-table").queryTableView();
    until(() -> columns(table) > 0.9 * table.getWidth());
    for (Messages language : List.of(Messages.CHINESE, Messages.ENGLISH)) {
      robot.interact(() -> window.services().texts().messagesProperty().set(language));
      until(() -> columns(table) > 0.98 * table.getWidth());
      assertThat(columns(table)).isLessThanOrEqualTo(table.getWidth());
    }
  }

  private static double columns(TableView<?> table) {
    return table.getColumns().stream().mapToDouble(TableColumn::getWidth).sum();
  }

  /** The first click brings the image into view, and may move others below the pointer. */
  @Test
  void theSecondPressOfADoubleClickPressesNoImage() throws Exception {
    robot.clickOn("#agreement-start");
    until(() -> !tiles().isEmpty());
    Button tile = tiles().getFirst();
    robot.interact(() -> tile.fireEvent(press(tile, 2)));
    assertThat(tile.isArmed()).isFalse();
    robot.interact(() -> tile.fireEvent(press(tile, 1)));
    assertThat(tile.isArmed()).isTrue();
  }

  private static MouseEvent press(Node node, int count) {
    return new MouseEvent(
        node,
        node,
        MouseEvent.MOUSE_PRESSED,
        5,
        5,
        5,
        5,
        MouseButton.PRIMARY,
        count,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        true,
        null);
  }

  @Test
  void oneRunAloneCannotBeComparedAndAResultGoesWithItsRuns() throws Exception {
    robot.clickOn("#agreement-start");
    until(() -> robot.lookup("#agreement-table").tryQuery().isPresent());
    robot.clickOn("bad");
    robot.type(KeyCode.SPACE);
    until(() -> robot.lookup("#agreement-table").tryQuery().isEmpty());
    Button start = robot.lookup("#agreement-start").queryAs(Button.class);
    assertThat(start.isDisabled()).isTrue();
    robot.type(KeyCode.SPACE);
    until(() -> !start.isDisabled());
    assertThat(start.getText()).isEqualTo("Classify the same images with 2 runs");
  }

  @Test
  void dataThatAreGoneAreNamed() throws Exception {
    Files.move(data, folder.resolve("elsewhere"));
    robot.clickOn("#agreement-start");
    NodeQuery problem = robot.lookup("#agreement .field-problem").match(Node::isVisible);
    until(() -> problem.tryQuery().isPresent());
    assertThat(problem.queryAs(Label.class).getText()).contains("plain");
  }

  private ToggleButton toggle(String outcome) {
    return robot.lookup("#agreement-" + outcome).queryAs(ToggleButton.class);
  }

  private List<ImageTile> tiles() {
    return robot.lookup(".image-tile").queryAllAs(ImageTile.class).stream().toList();
  }
}
