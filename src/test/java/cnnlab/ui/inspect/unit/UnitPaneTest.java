package cnnlab.ui.inspect.unit;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.inspect.CatOnScreen;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** One unit after the other, by keys and by hand. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class UnitPaneTest {
  private Stage stage;

  @Start
  void open(Stage primary) throws Exception {
    stage = primary;
    CatOnScreen.open(primary);
  }

  @Test
  void aUnitIsAskedWhatItLooksForAndSilenced(FxRobot robot) throws Exception {
    CatOnScreen.drop(stage, robot, "inspect-tab-unit");
    until(() -> !links(robot, "#unit-inputs").isEmpty());
    assertThat(links(robot, "#unit-inputs")).as("of the first ReLU").startsWith("input ·");

    robot.interact(() -> robot.lookup(".unit .steps-scroll").query().requestFocus());
    robot.type(KeyCode.RIGHT, KeyCode.DOWN);
    ComboBox<?> layer = robot.from(pane(robot)).lookup(".layer-box").queryAs(ComboBox.class);
    assertThat(layer.getValue().toString()).contains("layer1.0.conv1");
    Spinner<?> unit = robot.lookup("#unit-channel").queryAs(Spinner.class);
    assertThat(unit.getValue()).isEqualTo(1);
    until(() -> links(robot, "#unit-inputs").startsWith("relu ·"));

    Button make = robot.lookup("#unit-make").queryAs(Button.class);
    robot.interact(make::fire);
    StackPane image = robot.lookup("#unit-synthesis").queryAs(StackPane.class);
    until(() -> !image.getChildren().isEmpty());
    until(() -> make.isVisible() && make.getText().equals("Another one"));

    CheckBox silent = robot.lookup("#unit-silent").queryAs(CheckBox.class);
    robot.interact(silent::fire);
    robot.interact(() -> unit.increment(1));
    assertThat(silent.isSelected()).isFalse();
    assertThat(robot.lookup("#unit-ablation .label").<Label>queryAll().stream().map(Label::getText))
        .contains("1 other unit is silent, too.");
  }

  private static Node pane(FxRobot robot) {
    return robot.lookup(".unit").query();
  }

  private static String links(FxRobot robot, String card) {
    List<String> texts =
        robot.lookup(card + " .hyperlink").<Hyperlink>queryAll().stream()
            .map(Hyperlink::getText)
            .toList();
    return String.join(", ", texts);
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
  }
}
