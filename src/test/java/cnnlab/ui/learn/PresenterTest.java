package cnnlab.ui.learn;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.LeavesFullScreen;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A teacher presents a lesson with a clicker, on one screen. */
@ExtendWith({ApplicationExtension.class, LeavesFullScreen.class})
@SuppressWarnings("NullAway.Init") // set by @Start
class PresenterTest {
  @TempDir static Path folder;
  private FxRobot robot;

  @Start
  void open(Stage stage) throws Exception {
    RunLibrary library = RunLibrary.withBundled(new RunStore(folder.resolve("runs")));
    TestWindow.open(stage, View.LEARN, new FakeEngine(), library);
  }

  @Test
  void aClassPredictsByHandsAndTheClickerTurnsTheSteps(FxRobot user) throws Exception {
    robot = user;
    ListView<LessonEntry> list = robot.lookup("#lessons").queryListView();
    until(() -> !list.getItems().isEmpty());
    robot.interact(
        () ->
            list.getItems().stream()
                .filter(entry -> entry.lesson().id().equals("06-vgg-memory"))
                .forEach(list.getSelectionModel()::select));
    fire("#lesson-start");
    until(() -> title().startsWith("Thirteen"));
    assertThat(there("#presenter-notes")).as("a learner sees no notes").isFalse();
    fire("#lesson-present");
    until(() -> there("#presenter-notes"));
    assertThat(visible(".navigation-rail")).isFalse();
    assertThat(text("#presenter-clock")).isEqualTo("0 minutes of 15 used");
    assertThat(text("#presenter-next")).isEqualTo("Next: Where do the parameters sit?");

    press(KeyCode.PAGE_DOWN);
    until(() -> title().equals("Where do the parameters sit?"));
    fire("#more-conv");
    fire("#more-conv");
    fire("#more-fc");
    fire("#fewer-fc");
    assertThat(text("#count-conv")).isEqualTo("2");
    assertThat(text("#count-fc")).isEqualTo("0");
    press(KeyCode.B);
    assertThat(visible("#presenter-black")).isTrue();
    press(KeyCode.B);
    assertThat(visible("#presenter-black")).isFalse();
    press(KeyCode.L);
    assertThat(visible("#presenter-spot")).isTrue();
    press(KeyCode.PAGE_DOWN);
    until(() -> title().equals("Color the diagram by parameters"));
    press(KeyCode.PAGE_DOWN);
    until(() -> there("#lesson-reveal"));
    assertThat(robot.lookup("#lesson-reveal .label").queryAllAs(Label.class))
        .extracting(Label::getText)
        .contains("2 hands", "no hands");
    press(KeyCode.PAGE_UP);
    until(() -> title().equals("Color the diagram by parameters"));

    press(KeyCode.ESCAPE);
    until(() -> visible(".navigation-rail"));
    assertThat(there("#presenter-overlay")).isFalse();
    assertThat(there("#presenter-notes")).isFalse();
  }

  private void press(KeyCode key) {
    robot.interact(() -> robot.push(key));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private boolean there(String id) {
    return robot.lookup(id).tryQuery().isPresent();
  }

  private boolean visible(String id) {
    return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
  }

  private String title() {
    return text("#step-title");
  }

  private String text(String id) {
    return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("");
  }

  private void fire(String id) throws Exception {
    until(() -> robot.lookup(id).tryQuery().filter(node -> !node.isDisabled()).isPresent());
    robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
  }
}
