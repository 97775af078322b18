package cnnlab.ui.train;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.training.SoftmaxEngine;
import cnnlab.ui.RunModel;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The window at Train, and what a user does and reads there. */
@SuppressWarnings("NullAway.Init") // set by open
final class TrainRobot extends FxRobot {
  private final Stage stage;
  private TestWindow window;

  /** On the JavaFX thread. */
  TrainRobot(Stage stage, Path runs) throws IOException {
    this.stage = stage;
    open(runs);
  }

  private void open(Path runs) throws IOException {
    window = TestWindow.open(stage, View.TRAIN, new SoftmaxEngine(), runs);
  }

  /** The program is started again, with the runs in this folder. */
  void restart(Path runs) {
    interact(
        () -> {
          try {
            open(runs);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  TestWindow window() {
    return window;
  }

  Stage stage() {
    return stage;
  }

  /** Trains an epoch of 64 images, as briefly as a run can be. */
  void trainOneEpoch() throws TimeoutException {
    until(() -> label("#data-facts").contains("10 classes"));
    type("epochs", "1");
    type("limit", "64");
    clickOn("#start");
    until(() -> label("#run-state").equals("Finished"));
  }

  /** Types, and waits until it was checked. */
  void type(String field, String text) {
    TextField input = lookup("#" + field).queryAs(TextField.class);
    interact(() -> input.setText(text));
    WaitForAsyncUtils.waitForFxEvents();
  }

  void control(KeyCode key) {
    press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
  }

  String label(String id) {
    return lookup(id).queryAs(Label.class).getText();
  }

  List<RunModel> runs() {
    ListView<RunModel> list = lookup("#runs").queryListView();
    return list.getItems();
  }

  /** The only one in the folder in view. */
  StoredRun onlyRun() throws Exception {
    List<StoredRun> all = new RunStore(window.services().runs()).list();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
