package cnnlab.ui;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.comparison.ComparedRun;
import cnnlab.data.CorrectionsFile;
import cnnlab.data.transform.Augmentation;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunSamples;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.run.Schedule;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.training.Training;
import cnnlab.training.TrainingControl;
import cnnlab.training.TrainingListener;
import cnnlab.ui.inspect.CatOnScreen;
import cnnlab.ui.report.ReportSaver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * The whole path with real data: a network's errors, an image that is looked at, three that are
 * excluded, a second training, both compared and reported.
 */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class MendedDataTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  @TempDir private static Path folder;
  private static RunStore store;
  private TestWindow test;
  private Stage stage;
  private Path list;
  private FxRobot robot;

  /** Not where the window opens, which waits for nothing long. */
  @BeforeAll
  static void train() throws Exception {
    store = new RunStore(folder.resolve("runs"));
    new Training(ENGINE, store)
        .run(
            RunSamples.settings(
                new NetworkSettings("lenet5", 32, 10, 1, false),
                "fashion-mnist",
                0.1,
                600,
                2,
                32,
                new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.02, 0.9, 0),
                Schedule.CONSTANT,
                Augmentation.NONE,
                1),
            new TrainingListener() {},
            new TrainingControl());
  }

  @Start
  void open(Stage primary) throws Exception {
    list = CorrectionsFile.of("fashion-mnist");
    Files.deleteIfExists(list);
    stage = primary;
    test = TestWindow.open(primary, View.TRAIN, ENGINE, RunLibrary.of(store));
  }

  @AfterEach
  void forget() throws Exception {
    Files.deleteIfExists(list);
  }

  @Test
  void fromAnErrorToAReportOfBeforeAndAfter(FxRobot given) throws Exception {
    robot = given;
    openACellWithErrors();
    lookAtTheExplanation();
    String first = images().getFirst().getText();
    for (int i = 0; i < 3; i++) {
      Button image = images().get(i);
      robot.interact(image::requestFocus);
      robot.type(KeyCode.DELETE);
      until(() -> image.getText().endsWith("excluded"));
    }
    assertThat(images().getFirst().getText()).isEqualTo(first + "\nexcluded");
    robot.clickOn("#bar-correction-train");
    until(() -> robot.lookup("#start").tryQuery().isPresent());
    until(() -> !robot.lookup("#start").query().isDisabled());
    ComboBox<?> network = robot.lookup("#network").queryAs(ComboBox.class);
    until(() -> "LeNet-5".equals(network.getButtonCell().getText()));
    robot.clickOn("#start");
    until(() -> store.list().stream().filter(run -> isFinished(run)).count() == 2);

    List<StoredRun> runs = store.list();
    StoredRun after = runs.getFirst();
    StoredRun before = runs.getLast();
    assertThat(after.record().settings().corrections().excluded()).isEqualTo(3);
    assertThat(after.record().validationExamples())
        .isEqualTo(before.record().validationExamples() - 3);
    compare();
    Path report = folder.resolve("report.html");
    robot.interact(
        () -> new ReportSaver(test.services(), () -> stage).save(report, () -> compared(runs)));
    until(() -> robot.lookup("#report-open").match(Node::isVisible).tryQuery().isPresent());
    assertThat(Files.readString(report))
        .contains("corrections: 3 excluded", "--corrections", "95 % interval");
    robot.interact(() -> robot.lookup("#report-close").queryButton().fire());
  }

  private static List<ComparedRun> compared(List<StoredRun> runs) throws UserProblem {
    List<ComparedRun> compared = new ArrayList<>();
    for (StoredRun run : runs) {
      compared.add(ComparedRun.of(run));
    }
    return compared;
  }

  /** Of the first image of the cell, in Inspect; then back to the run. */
  private void lookAtTheExplanation() throws Exception {
    robot.interact(() -> images().getFirst().fire());
    until(() -> test.window().placeProperty().get() == View.INSPECT);
    until(() -> robot.lookup("#inspect-tabs").tryQuery().isPresent());
    CatOnScreen.choose(robot, "inspect-tab-explanation");
    until(
        () ->
            robot.lookup(".method-card .heat-map-overlay").queryAllAs(ImageView.class).stream()
                .anyMatch(map -> map.getImage() != null));
    robot.interact(() -> test.window().placeProperty().set(View.TRAIN));
    until(() -> images().size() >= 3);
  }

  /** Before and after, on the images that neither was trained on. */
  private void compare() throws Exception {
    robot.interact(() -> test.window().placeProperty().set(View.COMPARE));
    until(() -> robot.lookup("#compare-tabs").tryQuery().isPresent());
    TabPane tabs = robot.lookup("#compare-tabs").queryAs(TabPane.class);
    robot.interact(() -> tabs.getSelectionModel().select(2));
    until(() -> !robot.lookup("#agreement-start").queryButton().isDisabled());
    robot.clickOn("#agreement-start");
    until(() -> robot.lookup("#agreement-table").tryQuery().isPresent());
    assertThat(robot.lookup("#agreement-verdict").queryAs(Label.class).getText())
        .contains("corrections: 3 excluded", "2,000 images");
    until(() -> !images().isEmpty()); // also where both are right and wrong on the same ones
  }

  private static boolean isFinished(StoredRun run) {
    return run.record().state() == RunState.FINISHED;
  }

  /** Goes by the keyboard to a cell off the diagonal that counts three images or more. */
  private void openACellWithErrors() throws Exception {
    long[][] counts = store.list().getFirst().confusion().orElseThrow().counts();
    int row = -1;
    int column = -1;
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        if (i != j && counts[i][j] >= 3) {
          row = i;
          column = j;
        }
      }
    }
    assertThat(row).as("a network that learned so little is often wrong").isNotNegative();
    TestWindow.chooseRun(robot, "LeNet-5 · Fashion-MNIST");
    until(() -> robot.lookup("#run-tabs").tryQuery().isPresent());
    TabPane tabs = robot.lookup("#run-tabs").queryAs(TabPane.class);
    robot.interact(() -> tabs.getSelectionModel().select(2));
    until(() -> robot.lookup("#confusion .focus-picture").tryQuery().isPresent());
    Node picture = robot.lookup("#confusion .focus-picture").query();
    until(() -> !cell(picture).isEmpty());
    for (int i = 0; i < counts.length; i++) {
      robot.type(KeyCode.UP).type(KeyCode.LEFT);
    }
    for (int i = 0; i < row; i++) {
      robot.type(KeyCode.DOWN);
    }
    for (int i = 0; i < column; i++) {
      robot.type(KeyCode.RIGHT);
    }
    robot.type(KeyCode.ENTER);
    until(() -> images().size() >= 3);
  }

  private String cell(Node picture) {
    robot.interact(picture::requestFocus);
    robot.type(KeyCode.UP);
    return robot.lookup("#confusion-cell").queryAs(Label.class).getText();
  }

  private List<Button> images() {
    return robot.lookup(".image-tile").queryAllAs(Button.class).stream().toList();
  }
}
