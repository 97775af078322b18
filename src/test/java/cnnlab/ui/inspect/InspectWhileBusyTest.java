package cnnlab.ui.inspect;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.data.transform.Augmentation;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.Schedule;
import cnnlab.ui.Drops;
import cnnlab.ui.RunModel;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.weights.TrainedResNet20;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What is looked at in Inspect is there while something long goes on. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class InspectWhileBusyTest {
  private static final int VERY_LONG = 100_000;

  private final HeldEngine engine = new HeldEngine();
  private TestWindow test;
  private Stage stage;

  @Start
  void open(Stage primary) throws Exception {
    stage = primary;
    Path runs = Files.createTempDirectory("cnnlab-test").resolve("runs");
    test = TestWindow.open(primary, View.INSPECT, engine, runs);
    test.window().open(List.of(TrainedResNet20.file()));
  }

  /** The map has begun and cannot end; all the same the window answers, and predicts. */
  @Test
  void aPredictionArrivesWhileScoreCamIsComputed(FxRobot robot) throws Exception {
    CatOnScreen.drop(stage, robot, "inspect-tab-explanation");
    until(() -> isThere(robot, "occlusion"));
    engine.hold();
    MenuButton methods = robot.lookup("#explanation-methods").queryAs(MenuButton.class);
    robot.interact(
        () ->
            methods.getItems().stream()
                .filter(item -> "choose-score-cam".equals(item.getId()))
                .forEach(item -> ((CheckMenuItem) item).setSelected(true)));
    until(engine::waits);
    for (int i = 0; i < 20; i++) {
      robot.interact(() -> {}); // waits for the JavaFX thread
    }
    assertThat(engine.waits()).as("the map is still to come").isTrue();

    CatOnScreen.choose(robot, "inspect-tab-predictions");
    drop(robot, "fighter-jet.jpg");
    until(() -> prediction(robot).equals("airplane"));
    assertThat(engine.waits()).as("the batch of the cat still waits").isTrue();
    engine.letIn();
  }

  /** Every tab shows what it has for a new image before the run is at its end. */
  @Test
  void allOfItWorksWhileARunTrains(FxRobot robot) throws Exception {
    AtomicReference<RunModel> added = new AtomicReference<>();
    robot.interact(() -> added.set(test.services().queue().add(settings())));
    RunModel run = Objects.requireNonNull(added.get());
    until(() -> run.iterationProperty().get() > 0);

    CatOnScreen.drop(stage, robot, "inspect-tab-activations");
    until(() -> robot.lookup("#large-tile").tryQuery().isPresent());
    CatOnScreen.choose(robot, "inspect-tab-explanation");
    until(() -> isThere(robot, "occlusion"));
    CatOnScreen.choose(robot, "inspect-tab-unit");
    until(() -> !robot.lookup("#unit-inputs .hyperlink").queryAll().isEmpty());
    CatOnScreen.choose(robot, "inspect-tab-calculation");
    until(() -> !robot.lookup("#calculation-steps .step-card").queryAll().isEmpty());
    CatOnScreen.choose(robot, "inspect-tab-change");
    until(() -> !robot.lookup("#changed-answers .label").queryAll().isEmpty());

    int iteration = run.iterationProperty().get();
    until(() -> run.iterationProperty().get() > iteration);
    robot.interact(() -> test.services().queue().stop(run));
    until(() -> test.services().queue().currentProperty().get() == null);
  }

  private static RunSettings settings() {
    return RunSamples.settings(
        new NetworkSettings("resnet20", 32, 10, 0.25, false),
        "shapes",
        0.2,
        64,
        VERY_LONG,
        16,
        new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.01, 0.9, 0),
        Schedule.CONSTANT,
        Augmentation.NONE,
        1);
  }

  private void drop(FxRobot robot, String sample) {
    Node root = stage.getScene().getRoot();
    Path image = Path.of("sample-images", sample);
    robot.interact(() -> Event.fireEvent(root, Drops.dropped(root, image.toFile())));
  }

  private static boolean isThere(FxRobot robot, String map) {
    return robot.lookup("#method-" + map + " .heat-map-overlay").<ImageView>queryAll().stream()
        .anyMatch(view -> view.getImage() != null);
  }

  private static String prediction(FxRobot robot) {
    return robot.lookup(".prediction-label").<Label>queryAll().stream()
        .findFirst()
        .map(Label::getText)
        .orElse("");
  }
}
