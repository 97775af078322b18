package cnnlab.ui.inspect.several;

import static cnnlab.ui.FxWait.until;

import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.ui.Drops;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Images are dropped before anything else is done, while no network is open yet. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class ImagesFirstTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  private Stage stage;

  @Start
  void open(Stage primary) throws Exception {
    stage = primary;
    Path runs = Files.createTempDirectory("cnnlab-test").resolve("runs");
    TestWindow.open(primary, View.INSPECT, ENGINE, RunLibrary.withBundled(new RunStore(runs)));
  }

  @Test
  void everyNetworkOfTheTableAnswersOnceItIsOpened(FxRobot robot) throws Exception {
    Node root = stage.getScene().getRoot();
    robot.interact(
        () ->
            Event.fireEvent(
                root,
                Drops.dropped(
                    root,
                    Path.of("sample-images", "chelsea.png").toFile(),
                    Path.of("sample-images", "coffee.jpg").toFile())));
    until(() -> answers(robot).equals(List.of(4, 4)));
    until(() -> robot.lookup("#several-summary").queryAs(Label.class).getText().contains("agree"));
  }

  /** How many networks have answered, by image. */
  @SuppressWarnings("unchecked")
  private static List<Integer> answers(FxRobot robot) {
    TableView<AnsweredImage> table = robot.lookup("#several-table").queryAs(TableView.class);
    return table.getItems().stream().map(row -> row.answers().answers().size()).toList();
  }
}
