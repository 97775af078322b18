package cnnlab.ui.inspect;

import static cnnlab.ui.FxWait.until;

import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.ui.Drops;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.weights.TrainedResNet20;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** Inspect with a trained ResNet-20 on a real engine, and the sample cat dropped on it. */
public final class CatOnScreen {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  private CatOnScreen() {}

  /** Opens Inspect with the network, without an image. */
  public static void open(Stage stage) throws IOException {
    Path runs = Files.createTempDirectory("cnnlab-test").resolve("runs");
    TestWindow window = TestWindow.open(stage, View.INSPECT, ENGINE, runs);
    window.window().open(List.of(TrainedResNet20.file()));
  }

  /** Drops the cat, waits for the predictions, and chooses a tab by its id. */
  public static void drop(Stage stage, FxRobot robot, String tab) throws TimeoutException {
    Node root = stage.getScene().getRoot();
    Path cat = Path.of("sample-images", "chelsea.png");
    robot.interact(() -> Event.fireEvent(root, Drops.dropped(root, cat.toFile())));
    until(() -> robot.lookup(".prediction-label").queryAll().size() == 5);
    choose(robot, tab);
  }

  /** Chooses a tab of Inspect by its id. */
  public static void choose(FxRobot robot, String tab) {
    TabPane tabs = robot.lookup("#inspect-tabs").queryAs(TabPane.class);
    robot.interact(
        () ->
            tabs.getTabs().stream()
                .filter(each -> tab.equals(each.getId()))
                .forEach(tabs.getSelectionModel()::select));
  }
}
