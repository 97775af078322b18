package cnnlab.ui.train.run;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunFolder;
import cnnlab.run.RunSamples;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.RunModel;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** F11 on the page of a run: its picture alone, run after run. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class PresentedRunTest {
  @TempDir static Path folder;

  private Stage stage;

  @Start
  void open(Stage window) throws Exception {
    stage = window;
    Path runs = folder.resolve("runs");
    RunStore store = new RunStore(runs);
    for (String created : new String[] {"2026-11-24T03:31:47Z", "2026-11-24T04:31:47Z"}) {
      try (RunFolder run = store.create(RunSamples.record(RunState.RUNNING, created))) {
        run.epoch(RunSamples.epoch(1, 0.6));
        run.update(run.record().in(RunState.FINISHED));
      }
    }
    TestWindow.open(window, View.TRAIN, new FakeEngine(), runs);
  }

  @Test
  void thePictureOfTheChosenTabIsAloneAndTheKeysGoFromRunToRun(FxRobot robot) throws Exception {
    ListView<RunModel> runs = robot.lookup("#runs").queryListView();
    until(() -> runs.getItems().size() == 2);
    robot.interact(() -> runs.getSelectionModel().select(0));
    TabPane tabs = (TabPane) waited(robot, "#run-tabs");
    for (String tab : new String[] {"#tab-curves", "#tab-confusion"}) {
      robot.interact(
          () ->
              tabs.getTabs().stream()
                  .filter(it -> tab.equals("#" + it.getId()))
                  .forEach(tabs.getSelectionModel()::select));
      robot.interact(runs::requestFocus);
      robot.interact(() -> runs.getSelectionModel().select(0));
      RunModel first = runs.getItems().get(0);
      Node picture = picture(tabs);

      robot.type(KeyCode.F11);
      until(() -> picture.getLayoutBounds().getHeight() > 0.8 * stage.getScene().getHeight());
      assertThat(inView(picture)).isTrue();
      assertThat(inView(runs)).isFalse();
      assertThat(inView(robot.lookup("#run-title").query())).isFalse();

      robot.type(KeyCode.PAGE_DOWN);
      assertThat(runs.getSelectionModel().getSelectedItem()).isSameAs(runs.getItems().get(1));
      robot.type(KeyCode.RIGHT); // there is no third
      assertThat(runs.getSelectionModel().getSelectedItem()).isSameAs(runs.getItems().get(1));
      robot.type(KeyCode.PAGE_UP);
      assertThat(runs.getSelectionModel().getSelectedItem()).isSameAs(first);
      assertThat(inView(picture)).isTrue();

      robot.type(KeyCode.ESCAPE);
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(stage.isFullScreen()).isFalse();
      assertThat(picture(tabs)).as("back in its tab").isSameAs(picture);
      assertThat(inView(runs)).isTrue();
      assertThat(stage.getScene().getFocusOwner()).isSameAs(runs);
    }
  }

  private static Node picture(TabPane tabs) {
    Node holder = tabs.getSelectionModel().getSelectedItem().getContent();
    return ((StackPane) holder).getChildren().getFirst();
  }

  private static Node waited(FxRobot robot, String id) throws TimeoutException {
    until(() -> robot.lookup(id).tryQuery().isPresent());
    return robot.lookup(id).query();
  }

  private static boolean inView(Node node) {
    return Stream.iterate(node, each -> each != null, Node::getParent).allMatch(Node::isVisible);
  }
}
