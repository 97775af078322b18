package cnnlab.ui.explore.own;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A network of one's own is renamed, deleted and brought back in the window. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class OwnNetworkActionsTest {
  private TestWindow test;

  @Start
  void open(Stage stage) throws Exception {
    test = TestWindow.open(stage, View.EXPLORE);
    OwnSamples.save("first", test.services().preferences().beside("networks"));
  }

  @Test
  void byButtonsAndByKeys(FxRobot robot) throws Exception {
    assertThat(robot.lookup("#own-rename").query().getParent().isVisible())
        .as("a published network keeps its name")
        .isFalse();
    drop("first");
    until(() -> title(robot).equals("first"));
    for (String button : List.of("#own-rename", "#own-delete")) {
      assertThat(robot.lookup(button).queryAs(Button.class).getAccessibleText()).isNotBlank();
    }
    robot.clickOn("#own-rename");
    answer(robot, "second");
    until(() -> title(robot).equals("second"));

    robot.clickOn("#gallery-unfold");
    until(() -> robot.lookup("#gallery").match(Node::isVisible).tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#gallery").query().requestFocus());
    robot.type(KeyCode.F2);
    answer(robot, "third");
    until(() -> title(robot).equals("third"));
    robot.interact(() -> robot.lookup("#gallery").query().requestFocus());
    robot.type(KeyCode.DELETE);
    until(() -> !title(robot).equals("third"));
    until(() -> robot.lookup("#undo-delete").match(Node::isVisible).tryQuery().isPresent());
    assertThat(robot.lookup(".undo-bar .label").queryAs(Labeled.class).getText())
        .contains("third", "deleted");

    robot.clickOn("#undo-delete");
    until(() -> title(robot).equals("third"));
    robot.clickOn("#own-delete");
    until(() -> !title(robot).equals("third"));
  }

  private static void answer(FxRobot robot, String name) throws TimeoutException {
    until(() -> robot.lookup("#own-name").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#own-name").queryAs(TextField.class).setText(name));
    robot.clickOn("Rename");
  }

  private void drop(String name) throws Exception {
    WaitForAsyncUtils.asyncFx(
            () ->
                test.window()
                    .open(
                        List.of(
                            test.services()
                                .preferences()
                                .beside("networks")
                                .resolve(name + ".json"))))
        .get();
  }

  private static String title(FxRobot robot) {
    return robot.lookup("#network-title").queryAs(Label.class).getText();
  }
}
