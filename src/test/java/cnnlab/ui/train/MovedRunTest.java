package cnnlab.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.training.SoftmaxEngine;
import cnnlab.ui.RunModel;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The folder of runs is carried to another place, as from one computer to the next. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class MovedRunTest {
  @TempDir Path folder;
  private Stage stage;
  private TestWindow window;

  @Start
  void open(Stage primary) throws IOException {
    stage = primary;
    window = TestWindow.open(primary, View.TRAIN, new SoftmaxEngine(), folder.resolve("runs"));
  }

  @Test
  void aRunGoesOnWhereItLiesNowAndLeavesNothingWhereItLay(FxRobot robot) throws Exception {
    until(() -> label(robot, "#data-facts").contains("10 classes"));
    type(robot, "epochs", "1");
    type(robot, "limit", "64");
    robot.clickOn("#start");
    until(() -> label(robot, "#run-state").equals("Finished"));
    StoredRun before = new RunStore(folder.resolve("runs")).list().getFirst();

    Path moved = folder.resolve("another disk").resolve("runs");
    robot.interact(() -> stage.hide());
    Files.createDirectories(moved.getParent());
    Files.move(folder.resolve("runs"), moved);
    reopen(robot, moved);
    until(() -> runs(robot).size() == 1);
    TestWindow.chooseFirstRun(robot);
    robot.clickOn("#go-on");
    robot.clickOn("Resume");
    until(
        () ->
            label(robot, "#run-epoch").equals("2 / 2")
                && label(robot, "#run-state").equals("Finished"));

    StoredRun after = new RunStore(moved).list().getFirst();
    assertThat(after.folder()).startsWith(moved).hasFileName(name(before));
    assertThat(after.epochs()).hasSize(2);
    assertThat(after.epochs().getFirst()).isEqualTo(before.epochs().getFirst());
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  private void reopen(FxRobot robot, Path runs) {
    robot.interact(
        () -> {
          try {
            window = TestWindow.open(stage, View.TRAIN, new SoftmaxEngine(), runs);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    assertThat(window.services().runs()).isEqualTo(runs);
  }

  private static String name(StoredRun run) {
    return run.folder().getFileName().toString();
  }

  private static void type(FxRobot robot, String field, String text) {
    TextField input = robot.lookup("#" + field).queryAs(TextField.class);
    robot.interact(() -> input.setText(text));
  }

  private static String label(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private static List<RunModel> runs(FxRobot robot) {
    ListView<RunModel> list = robot.lookup("#runs").queryListView();
    return list.getItems();
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
