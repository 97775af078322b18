package cnnlab.ui.explore.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.text.Messages;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.ExploreModels;
import cnnlab.ui.explore.model.ExploreViewModel;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The field that finds layers, by itself. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class FindBarTest {
  private ExploreViewModel model;
  private FindBar bar;
  private int closed;

  @Start
  void open(Stage stage) {
    model = ExploreModels.of("resnet18");
    bar = new FindBar(model, new Texts(Messages.ENGLISH), () -> closed++);
    stage.setScene(new Scene(bar, 400, 60));
    stage.show();
    bar.open();
  }

  @Test
  void enterGoesRoundTheHitsAndShiftEnterBack(FxRobot robot) {
    type(robot, "layer1 conv");
    assertThat(count(robot)).isEqualTo("1 / 4");
    robot.press(KeyCode.SHIFT, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.SHIFT);
    assertThat(count(robot)).isEqualTo("4 / 4");
    assertThat(model.selectedProperty().get()).isEqualTo("layer1.1.conv2");
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    assertThat(model.selectedProperty().get()).isEqualTo("layer1.0.conv1");
  }

  @Test
  void anotherNetworkIsSearchedAnewAndNothingOfTheFormerIsLeft(FxRobot robot) {
    type(robot, "layer1 conv");
    robot.interact(() -> ExploreModels.choose(model, "vgg16"));
    assertThat(count(robot)).isEqualTo(Messages.ENGLISH.get("explore.find.none"));
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    assertThat(model.selectedProperty().get()).isEmpty();

    type(robot, "maxpool");
    assertThat(count(robot)).isEqualTo("1 / 5");
    robot.interact(() -> ExploreModels.choose(model, "alexnet_torchvision"));
    assertThat(count(robot)).isEqualTo("1 / 3");
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    assertThat(model.selectedProperty().get()).startsWith("features.");
  }

  @Test
  void escapeClosesIt(FxRobot robot) {
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    assertThat(bar.isVisible()).isFalse();
    assertThat(closed).isEqualTo(1);
  }

  private static void type(FxRobot robot, String words) {
    robot.interact(() -> robot.lookup("#find").queryAs(TextField.class).setText(words));
  }

  private static String count(FxRobot robot) {
    return robot.lookup("#find-count").queryLabeled().getText();
  }
}
