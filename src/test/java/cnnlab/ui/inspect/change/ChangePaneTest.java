package cnnlab.ui.inspect.change;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.inspect.CatOnScreen;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

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
  void whatIsDrawnIsErasedAndUndone() throws Exception {
    List<String> before = answers();
    ToggleButton brush = robot.lookup("#tool-brush").queryAs(ToggleButton.class);
    Slider radius = robot.lookup("#brush-radius").queryAs(Slider.class);
    robot.interact(
        () -> {
          brush.fire();
          radius.setValue(radius.getMax());
        });
    Node view = robot.lookup("#changed-image").query();
    robot.drag(view).dropBy(50, 30);
    until(() -> !answers().equals(before));
    List<String> drawn = answers();
    Image black = image();
    assertThat(black.getPixelReader().getArgb(16, 16)).isEqualTo(0xff000000);

    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    until(() -> answers().equals(before));
    assertThat(robot.lookup("#brush-undo").query().isDisabled()).isTrue();

    robot.drag(view).dropBy(50, 30);
    until(() -> answers().equals(drawn));
    ToggleButton eraser = robot.lookup("#tool-eraser").queryAs(ToggleButton.class);
    robot.interact(eraser::fire);
    robot.drag(view).dropBy(50, 30);
    until(() -> answers().equals(before));
  }

  /** By the keys alone. */
  @Test
  void theArrowKeysMoveThePatch() throws Exception {
    List<String> before = answers();
    robot.interact(() -> robot.lookup("#changed-image-keys").query().requestFocus());
    robot.type(KeyCode.RIGHT, KeyCode.DOWN);
    until(() -> !answers().equals(before));
    assertThat(image().getPixelReader().getArgb(17, 17)).as("gray").isEqualTo(0xff808080);
  }

  /** A unit that was silenced in its tab is silent here, and can be switched. */
  @Test
  void silentUnitsTakePart() throws Exception {
    List<String> before = answers();
    CatOnScreen.choose(robot, "inspect-tab-unit");
    Button predicted = robot.lookup("#unit-predicted").queryAs(Button.class);
    CheckBox silence = robot.lookup("#unit-silent").queryAs(CheckBox.class);
    robot.interact(predicted::fire);
    until(() -> !silence.isDisabled());
    robot.interact(silence::fire);
    CatOnScreen.choose(robot, "inspect-tab-change");
    until(() -> !answers().getFirst().equals("cat"));
    assertThat(robot.lookup("#patch").query().isVisible()).as("the calculation's frame").isFalse();
    CheckBox unit = robot.lookup("#change-silent .check-box").queryAs(CheckBox.class);
    assertThat(unit.getText()).isEqualTo("fc · 3");
    robot.interact(unit::fire);
    until(() -> answers().equals(before));
  }

  @Test
  void theFrameOfTheCalculationStaysThere() throws Exception {
    CatOnScreen.choose(robot, "inspect-tab-calculation");
    until(() -> robot.lookup("#patch").query().isVisible());
    CatOnScreen.choose(robot, "inspect-tab-change");
    assertThat(robot.lookup("#patch").query().isVisible()).isFalse();
    CatOnScreen.choose(robot, "inspect-tab-calculation");
    until(() -> robot.lookup("#patch").query().isVisible());
  }

  private Image image() {
    return robot.lookup("#changed-image").queryAs(ImageView.class).getImage();
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
}
