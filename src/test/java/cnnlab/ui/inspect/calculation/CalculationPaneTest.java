package cnnlab.ui.inspect.calculation;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.inspect.CatOnScreen;
import java.io.IOException;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The bundled ResNet-20 tells how it comes to its numbers. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class CalculationPaneTest {
  private Stage stage;
  private FxRobot robot;

  @Start
  void open(Stage primary) throws IOException {
    stage = primary;
    CatOnScreen.open(primary);
  }

  @BeforeEach
  void askAboutACat(FxRobot given) throws Exception {
    robot = given;
    CatOnScreen.drop(stage, robot, "inspect-tab-calculation");
    until(() -> headings().equals(List.of("conv1", "bn1", "relu")));
  }

  /** From the ReLU's value back to its convolution, and on to the probability in the end. */
  @Test
  void aNumberIsFollowedThroughTheNetwork() throws Exception {
    String place = place();
    robot.interact(() -> link("conv1").fire());
    until(() -> headings().equals(List.of("conv1")));
    assertThat(place()).as("the same place").isEqualTo(place);
    assertThat(formulas().getLast()).startsWith("Sum over 3 channels");

    robot.interact(() -> link("Channel 0").fire());
    assertThat(captions()).contains("Input channel 0");

    choose("fc");
    until(() -> headings().equals(List.of("fc")));
    until(() -> captions().isEmpty());
    assertThat(formulas().getLast()).as("softmax").endsWith(" %");
    assertThat(formulas().getFirst()).startsWith("Sum over 64 channels").contains("(bias)");

    choose("layer1.0.add");
    until(() -> headings().equals(List.of("layer1.0.add")));
    robot.interact(() -> link("relu").fire());
    until(() -> headings().equals(List.of("conv1", "bn1", "relu")));
  }

  /** Play goes on by itself, row by row; pointing at a value takes over. */
  @Test
  void theWindowSlidesUntilAValueIsPointedAt() throws Exception {
    robot.interact(() -> robot.lookup("#calculation-map").query().requestFocus());
    robot.type(KeyCode.UP, KeyCode.UP);
    String before = place();
    ToggleButton play = robot.lookup("#calculation-play").queryAs(ToggleButton.class);
    robot.interact(play::fire);
    until(() -> !place().equals(before));
    assertThat(play.isSelected()).isTrue();

    robot.interact(() -> robot.lookup("#calculation-map").query().requestFocus());
    robot.type(KeyCode.LEFT);
    assertThat(play.isSelected()).isFalse();
    assertThat(robot.lookup("#patch").query().isVisible())
        .as("what it depends on is framed in the image")
        .isTrue();
  }

  private void choose(String layer) {
    robot.interact(
        () -> {
          ComboBox<?> box = robot.from(pane()).lookup(".layer-box").queryAs(ComboBox.class);
          for (int i = 0; i < box.getItems().size(); i++) {
            if (box.getItems().get(i).toString().contains("name=" + layer + ",")) {
              box.getSelectionModel().select(i);
            }
          }
        });
  }

  private Node pane() {
    return robot.lookup(".calculation").query();
  }

  private Hyperlink link(String text) {
    return robot.from(pane()).lookup(".hyperlink").<Hyperlink>queryAll().stream()
        .filter(each -> text.equals(each.getText()))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private List<String> headings() {
    return robot
        .from(pane())
        .lookup(".step-card .hyperlink.chosen-title")
        .<Hyperlink>queryAll()
        .stream()
        .map(Hyperlink::getText)
        .toList();
  }

  private List<String> formulas() {
    return texts(".formula");
  }

  private List<String> captions() {
    return texts(".captioned .small");
  }

  private List<String> texts(String selector) {
    return robot.from(pane()).lookup(selector).<Label>queryAll().stream()
        .map(Label::getText)
        .toList();
  }

  private String place() {
    return texts(".calculation-map > .muted").getFirst();
  }
}
