package cnnlab.ui.explore.gallery;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class RecentMenuTest {
  @Start
  void open(Stage stage) throws IOException {
    TestWindow.open(stage, View.EXPLORE);
  }

  @Test
  void aNetworkLookedAtEarlierIsOneClickAway(FxRobot robot) throws TimeoutException {
    robot.clickOn("#gallery-unfold");
    until(() -> recent(robot).equals(List.of("recent-resnet18")));
    robot.interact(() -> robot.lookup("#gallery-search").queryTextInputControl().setText("vgg11"));
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("#network-vgg11");
    until(() -> recent(robot).equals(List.of("recent-vgg11", "recent-resnet18")));
    String params = params(robot);
    robot.clickOn("#recent").clickOn("#recent-resnet18");
    until(() -> params(robot).equals("11.7 M"));
    assertThat(params).isEqualTo("133 M");
  }

  private static List<String> recent(FxRobot robot) {
    return robot.lookup("#recent").queryAs(RecentMenu.class).getItems().stream()
        .map(MenuItem::getId)
        .toList();
  }

  private static String params(FxRobot robot) {
    return robot.lookup("#total-params").queryAs(Label.class).getText();
  }
}
