package cnnlab.ui.explore.diagram;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.LayerStats;
import cnnlab.ui.Services;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class CostsTest {
  private Services services;

  @Start
  void open(Stage stage) throws IOException {
    services = TestWindow.open(stage, View.EXPLORE).services();
  }

  @Test
  void theWayOfCountingHoldsEverywhereAndIsRemembered(FxRobot robot) throws TimeoutException {
    until(() -> text(robot, "#total-macs").equals("1.81 G"));
    robot.clickOn("#conventions").clickOn("#counting-flops");
    until(() -> text(robot, "#total-macs").equals("3.63 G"));
    assertThat(robot.lookup("FLOPs").tryQuery()).isPresent();
    robot.clickOn("#conventions").clickOn("#counting-decimal");
    until(() -> text(robot, "#total-memory").endsWith(" MB"));
    assertThat(services.preferences().text("explore.counting.flops")).contains("true");
    robot.clickOn("#gallery-unfold");
    until(() -> robot.lookup("11.7 M parameters · 3.63 G FLOPs").tryQuery().isPresent());
    TableView<LayerStats> table = robot.lookup("#layers").queryTableView();
    robot.interact(() -> table.getSelectionModel().select(1));
    assertThat(robot.lookup("236,027,904   6.5 %").tryQuery()).isPresent();

    robot.clickOn("#table-export").clickOn("#table-copy-markdown");
    robot.interact(
        () ->
            assertThat(Clipboard.getSystemClipboard().getString())
                .contains("| FLOPs |", "| conv1 |", "3,628,146,688"));
  }

  @Test
  void twoNetworksAreComparedInTheWayOfCountingChosen(FxRobot robot) throws TimeoutException {
    until(() -> text(robot, "#total-macs").equals("1.81 G"));
    robot.clickOn("#conventions").clickOn("#counting-flops");
    robot.clickOn("#facet-diff");
    until(() -> robot.lookup("3.63 G").queryAll().size() > 1);
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
}
