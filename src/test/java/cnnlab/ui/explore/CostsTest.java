package cnnlab.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.Place;
import cnnlab.ui.TestWindow;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CostsTest {
  @Start
  void open(Stage stage) throws IOException {
    TestWindow.open(stage, Place.EXPLORE);
  }

  @Test
  void theWayOfCountingHoldsForTilesAndCopiedTable(FxRobot robot) throws TimeoutException {
    until(() -> text(robot, "#total-macs").equals("1.81 G"));
    robot.clickOn("#conventions").clickOn("#counting-flops");
    until(() -> text(robot, "#total-macs").equals("3.63 G"));
    assertThat(robot.lookup("FLOPs").tryQuery()).isPresent();
    robot.clickOn("#conventions").clickOn("#counting-decimal");
    until(() -> text(robot, "#total-memory").endsWith(" MB"));

    robot.clickOn("#table-export").clickOn("#table-copy-markdown");
    robot.interact(
        () ->
            assertThat(Clipboard.getSystemClipboard().getString())
                .contains("| FLOPs |", "| conv1 |", "3,628,146,688"));
  }

  @Test
  void memoryGrowsWithTheBatchAndSaysWhatFits(FxRobot robot) throws TimeoutException {
    robot.clickOn("#facet-memory");
    until(() -> text(robot, "#memory-fits").contains("a batch of"));
    String training = text(robot, "#memory-fits");
    robot.clickOn("#memory-inference");
    until(() -> !text(robot, "#memory-fits").equals(training));
    assertThat(robot.lookup("#memory-optimizer").query().isDisabled()).isTrue();
  }

  private static String text(FxRobot robot, String label) {
    return robot.lookup(label).queryAs(Label.class).getText();
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
