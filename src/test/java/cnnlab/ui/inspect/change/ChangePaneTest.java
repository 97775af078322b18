package cnnlab.ui.inspect.change;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.inspect.CatOnScreen;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The bundled ResNet-20 answers to a cat that is turned, hidden and tampered with. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class ChangePaneTest {
  private Stage stage;
  private FxRobot robot;

  @Start
  void open(Stage primary) throws Exception {
    stage = primary;
    CatOnScreen.open(primary);
  }

  @BeforeEach
  void showACat(FxRobot given) throws Exception {
    robot = given;
    CatOnScreen.drop(stage, robot, "inspect-tab-change");
    until(() -> !answers().isEmpty());
  }

  @Test
  void theAnswersFollowTheSlidersAndThePatch() throws Exception {
    List<String> before = answers();
    assertThat(before.getFirst()).isEqualTo("cat");
    Slider rotation = robot.lookup("#change-rotation").queryAs(Slider.class);
    robot.interact(() -> rotation.setValue(180));
    until(() -> !answers().equals(before));
    until(() -> title().endsWith("Rotation, degrees"));

    Button reset = robot.lookup("#change-reset").queryAs(Button.class);
    robot.interact(reset::fire);
    until(() -> answers().equals(before));
    assertThat(rotation.getValue()).isZero();

    ImageView view = robot.lookup("#changed-image").queryAs(ImageView.class);
    robot.drag(view).dropBy(4, 4);
    until(() -> !answers().equals(before));
  }

  @Test
  void theNetworkIsDeceived() throws Exception {
    ComboBox<?> method = robot.lookup("#attack-method").queryAs(ComboBox.class);
    Spinner<?> epsilon = robot.lookup("#attack-epsilon").queryAs(Spinner.class);
    Button start = robot.lookup("#attack-start").queryAs(Button.class);
    robot.interact(
        () -> {
          method.getSelectionModel().selectLast();
          epsilon.increment(6);
          start.fire();
        });
    until(() -> outcome().contains("has become"));
    assertThat(outcome()).startsWith("cat");
    until(() -> robot.from(attack()).lookup(".image-view").queryAll().size() == 3);
  }

  private Node attack() {
    return robot.lookup("#attack").query();
  }

  private String outcome() {
    return robot.lookup("#attack-outcome").queryAs(Label.class).getText();
  }

  private String title() {
    return robot.lookup(".change .step-card > .chosen-title").<Label>queryAll().stream()
        .map(Label::getText)
        .filter(text -> text.startsWith("Likeliest"))
        .findFirst()
        .orElse("");
  }

  private List<String> answers() {
    return robot.lookup("#changed-answers .label").<Label>queryAll().stream()
        .map(Label::getText)
        .toList();
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
  }
}
