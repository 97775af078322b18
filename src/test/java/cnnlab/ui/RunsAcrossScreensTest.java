package cnnlab.ui;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.IterationMetrics;
import cnnlab.run.RunFolder;
import cnnlab.run.RunSamples;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.text.UserProblem;
import cnnlab.weights.TrainedResNet20;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What is done with a run in one place shows in all of them. Runs are trained for real. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class RunsAcrossScreensTest {
  private static final Path CAT = Path.of("sample-images", "chelsea.png");
  private static final Path OPENED = TrainedResNet20.file();
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  @TempDir Path folder;
  private Stage stage;
  private TestWindow window;

  @Start
  void open(Stage primary) throws IOException {
    stage = primary;
    window = TestWindow.open(primary, View.INSPECT, ENGINE, folder.resolve("runs"));
  }

  @Test
  void theBoxNamesTheNetworkThatAnswersAlsoWhenRunsComeAndGo(FxRobot robot) throws Exception {
    drop(robot, OPENED);
    until(() -> named(robot).startsWith(OPENED.getFileName().toString()));
    drop(robot, CAT);
    until(() -> answers(robot).size() == 5);
    List<String> ofCifar = answers(robot);

    go(robot, View.TRAIN);
    train(robot);
    go(robot, View.INSPECT);
    until(() -> networks(robot).getItems().size() == 2);
    assertThat(named(robot)).startsWith(OPENED.getFileName().toString());
    assertThat(answers(robot)).isEqualTo(ofCifar);

    robot.interact(() -> networks(robot).getSelectionModel().select(1));
    until(() -> named(robot).equals("ResNet-20 · Shapes"));
    until(() -> answers(robot).size() == 5 && !answers(robot).equals(ofCifar));
    assertThat(answers(robot)).doesNotContainAnyElementsOf(ofCifar);

    go(robot, View.TRAIN);
    robot.clickOn("#delete");
    until(() -> runs(robot).isEmpty());
    go(robot, View.INSPECT);
    until(() -> networks(robot).getItems().size() == 1);
    assertThat(networks(robot).getValue()).isNull();
    assertThat(answers(robot)).isEmpty();
    assertThat(labels(robot, ".problem"))
        .anyMatch(text -> text.contains("ResNet-20 · Shapes") && text.contains("deleted"));

    robot.interact(() -> networks(robot).getSelectionModel().select(0));
    until(() -> answers(robot).equals(ofCifar));
  }

  @Test
  void aRunDeletedInOnePlaceIsGoneInAllAndComesBackWithItsCurvesAndMatrix(FxRobot robot)
      throws Exception {
    go(robot, View.TRAIN);
    train(robot);
    RunModel run = runs(robot).getFirst();
    until(() -> robot.lookup("#confusion").query().isVisible());
    int iterations = run.iterations().size();
    go(robot, View.INSPECT);
    until(() -> networks(robot).getItems().size() == 1);
    go(robot, View.COMPARE);
    until(() -> compared(robot) == 1);

    robot.clickOn("ResNet-20 · Shapes");
    robot.type(KeyCode.DELETE);
    until(() -> window.services().runModels().all().isEmpty());
    go(robot, View.TRAIN);
    assertThat(runs(robot)).isEmpty();
    assertThat(robot.lookup("#start").tryQuery()).as("the form is in view").isPresent();
    go(robot, View.INSPECT);
    assertThat(networks(robot).getItems()).isEmpty();

    go(robot, View.TRAIN);
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    until(() -> runs(robot).size() == 1);
    assertThat(runs(robot).getFirst()).isSameAs(run);
    until(() -> label(robot, "#run-state").equals("Finished"));
    until(() -> run.iterations().size() == iterations);
    until(() -> robot.lookup("#confusion").query().isVisible());

    robot.clickOn("#delete");
    until(() -> runs(robot).isEmpty());
    go(robot, View.COMPARE);
    robot.clickOn("#undo-delete");
    until(() -> compared(robot) == 1);
    go(robot, View.TRAIN);
    TestWindow.chooseFirstRun(robot);
    until(() -> run.iterations().size() == iterations);
    until(() -> robot.lookup("#confusion").query().isVisible());
    assertThat(labels(robot, ".dialog-pane .label")).isEmpty();
  }

  @Test
  void aRunThatAnotherProcessTrainsGoesOnBeforeTheEyes(FxRobot robot) throws Exception {
    go(robot, View.TRAIN);
    try (RunFolder other = begin("2026-11-24T03:31:47Z")) {
      until(() -> runs(robot).size() == 1);
      TestWindow.chooseFirstRun(robot);
      until(() -> label(robot, "#run-state").equals("Training"));
      RunModel run = runs(robot).getFirst();

      other.iteration(new IterationMetrics(1, 1, 2.5, 0.1, 0.1, List.of()));
      until(() -> run.iterations().size() == 1);
      other.iteration(new IterationMetrics(2, 1, 2.0, 0.2, 0.1, List.of()));
      other.epoch(RunSamples.epoch(1, 0.625));
      until(() -> label(robot, "#run-best").contains("62.5 %"));
      until(() -> run.iterations().size() == 2);
      other.update(other.record().in(RunState.FINISHED));
    }
    until(() -> label(robot, "#run-state").equals("Finished"));
    assertThat(robot.lookup("#delete").query().isVisible()).isTrue();
  }

  @Test
  void aHeldDeleteKeyDeletesOneRunAndEachOfSeveralComesBack(FxRobot robot) throws Exception {
    go(robot, View.TRAIN);
    for (int second = 1; second <= 4; second++) {
      try (RunFolder run = begin("2026-11-24T03:31:4" + second + "Z")) {
        run.epoch(RunSamples.epoch(1, 0.5));
        run.update(run.record().in(RunState.FINISHED));
      }
    }
    until(() -> runs(robot).size() == 4);
    List<RunModel> all = List.copyOf(runs(robot));
    robot.clickOn(robot.lookup(".run-cell-title").nth(1).queryLabeled());

    holdDelete(robot, 5);
    until(() -> runs(robot).size() == 3);
    assertThat(list(robot).getSelectionModel().getSelectedItem())
        .as("the next older one is in view")
        .isSameAs(all.get(2));
    holdDelete(robot, 5);
    until(() -> runs(robot).size() == 2);
    assertThat(runs(robot)).containsExactly(all.get(0), all.get(3));

    for (int i = 0; i < 2; i++) {
      robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
      WaitForAsyncUtils.waitForFxEvents();
    }
    until(() -> runs(robot).equals(all));
  }

  /** As a keyboard repeats a key that is held down: pressed again and again, released once. */
  private void holdDelete(FxRobot robot, int times) {
    Node list = list(robot);
    for (int i = 0; i < times; i++) {
      robot.interact(() -> Event.fireEvent(list, key(KeyEvent.KEY_PRESSED)));
      WaitForAsyncUtils.waitForFxEvents();
    }
    robot.interact(() -> Event.fireEvent(list, key(KeyEvent.KEY_RELEASED)));
  }

  private static KeyEvent key(EventType<KeyEvent> type) {
    return new KeyEvent(type, "", "", KeyCode.DELETE, false, false, false, false);
  }

  /** An epoch of 64 images. */
  private static void train(FxRobot robot) throws TimeoutException {
    until(() -> label(robot, "#data-facts").contains("10 classes"));
    type(robot, "epochs", "1");
    type(robot, "limit", "64");
    type(robot, "width", "0.25");
    robot.clickOn("#start");
    until(() -> label(robot, "#run-state").equals("Finished"));
  }

  private RunFolder begin(String created) throws UserProblem {
    return new RunStore(window.services().runs())
        .create(RunSamples.record(RunState.RUNNING, created));
  }

  private void go(FxRobot robot, View place) {
    robot.interact(() -> window.window().placeProperty().set(place));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void drop(FxRobot robot, Path file) {
    Node root = stage.getScene().getRoot();
    robot.interact(() -> Event.fireEvent(root, Drops.dropped(root, file.toFile())));
  }

  private static void type(FxRobot robot, String field, String text) {
    TextField input = robot.lookup("#" + field).queryAs(TextField.class);
    robot.interact(() -> input.setText(text));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static ComboBox<Object> networks(FxRobot robot) {
    return robot.lookup("#inspect-network").queryComboBox();
  }

  /** The network and the data that it was trained on, as the closed box says them. */
  private static String named(FxRobot robot) {
    return Stream.of(".choice-title", ".muted")
        .flatMap(
            line ->
                robot.from(networks(robot).getButtonCell()).lookup(line).<Label>queryAll().stream())
        .map(label -> label.getText().split(" · ", 2)[0])
        .collect(Collectors.joining(" · "));
  }

  private static List<String> answers(FxRobot robot) {
    return labels(robot, ".prediction-label");
  }

  private static ListView<RunModel> list(FxRobot robot) {
    return robot.lookup("#runs").queryListView();
  }

  private static List<RunModel> runs(FxRobot robot) {
    return list(robot).getItems();
  }

  /** How many runs the table has; none where there is no table. */
  private static int compared(FxRobot robot) {
    return robot
        .lookup("#compare-runs")
        .<TableView<?>>tryQuery()
        .map(table -> table.getItems().size())
        .orElse(0);
  }

  private static String label(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private static List<String> labels(FxRobot robot, String selector) {
    return robot.lookup(selector).queryAllAs(Label.class).stream()
        .filter(Node::isVisible)
        .map(Label::getText)
        .toList();
  }
}
