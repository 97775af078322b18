package cnnlab.ui.explore.code;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class CodePaneTest {
  @Start
  void open(Stage stage) throws IOException {
    TestWindow.open(stage, View.EXPLORE);
  }

  @Test
  void theCodeFollowsTheNetworkAndIsCopied(FxRobot robot) throws TimeoutException {
    robot.clickOn("#facet-code");
    untilShown(robot, "class Resnet18(nn.Module)");
    TextField classes = robot.lookup("#classes").queryAs(TextField.class);
    robot.interact(() -> classes.setText("7"));
    untilShown(robot, "num_classes=7");

    robot.clickOn("#framework-keras");
    untilShown(robot, "build(num_classes=7)");
    robot.clickOn("#code-copy");
    robot.interact(
        () ->
            assertThat(Clipboard.getSystemClipboard().getString())
                .isEqualTo(robot.lookup("#code").queryAs(TextArea.class).getText()));

    robot.clickOn("#facet-layers");
    assertThat(robot.lookup("#diagram").tryQuery()).isPresent();
  }

  private static void untilShown(FxRobot robot, String text) throws TimeoutException {
    until(() -> robot.lookup("#code").queryAs(TextArea.class).getText().contains(text));
  }
}
