package cnnlab.ui.explore.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.Preferences;
import cnnlab.ui.Services;
import cnnlab.ui.explore.model.ExploreModels;
import cnnlab.ui.explore.model.ExploreViewModel;
import cnnlab.ui.explore.own.OwnNetworkActions;
import cnnlab.ui.explore.own.OwnNetworksViewModel;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The list of networks by itself, driven from the keyboard. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class GalleryTest {
  @TempDir static Path home;

  private ExploreViewModel model;
  private Gallery gallery;
  private int folded;

  @Start
  void open(Stage stage) throws IOException {
    model = ExploreModels.of("resnet18");
    Services services =
        Services.create(
            new FakeEngine(),
            RunLibrary.of(new RunStore(home.resolve("runs"))),
            new Preferences(home.resolve("preferences")),
            home.resolve("logs"));
    OwnNetworksViewModel own =
        new OwnNetworksViewModel(
            model, home.resolve("networks"), ExploreModels.immediate(), services.errors()::show);
    GalleryViewModel networks =
        new GalleryViewModel(
            ExploreModels.immediate(), model.conventionsProperty(), own.listProperty());
    OwnNetworkActions actions = new OwnNetworkActions(own, model, services, () -> stage);
    gallery = new Gallery(networks, model, services, actions, () -> folded++);
    stage.setScene(new Scene(gallery, 300, 600));
    stage.show();
  }

  @Test
  void enterInTheSearchChoosesTheFirstNetworkFound(FxRobot robot) {
    search(robot, "vgg 16");
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    assertThat(chosen()).isEqualTo("vgg16");
  }

  @Test
  void enterWithoutWordsChangesNothing(FxRobot robot) {
    search(robot, "");
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    assertThat(chosen()).isEqualTo("resnet18");
  }

  @Test
  void downInTheSearchGoesToTheFirstNetworkNotToItsHeading(FxRobot robot) {
    search(robot, "googlenet");
    robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
    assertThat(chosen()).isEqualTo("googlenet_paper");
    robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
    assertThat(chosen()).isEqualTo("googlenet_5x5_bn");
  }

  @Test
  void arrowsStepOverTheHeadingsOfFamiliesBothWays(FxRobot robot) {
    robot.interact(() -> ExploreModels.choose(model, "alexnet_torchvision"));
    robot.interact(gallery::focusList);
    robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
    assertThat(chosen()).isEqualTo("vgg11");
    robot.press(KeyCode.UP).release(KeyCode.UP);
    assertThat(chosen()).isEqualTo("alexnet_torchvision");
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyCode.class,
      names = {"HOME", "END", "PAGE_UP", "PAGE_DOWN", "UP", "DOWN"})
  void noKeyLeavesAHeadingSelected(KeyCode key, FxRobot robot) {
    robot.interact(() -> ExploreModels.choose(model, "lenet5"));
    robot.interact(gallery::focusList);
    for (int i = 0; i < 3; i++) {
      robot.press(key).release(key);
      assertThat(list(robot).getSelectionModel().getSelectedItem())
          .isInstanceOf(GalleryRow.Network.class);
    }
  }

  @Test
  void itCanBeFolded(FxRobot robot) {
    robot.clickOn("#gallery-fold");
    assertThat(folded).isEqualTo(1);
  }

  private void search(FxRobot robot, String words) {
    robot.interact(gallery::focusSearch);
    robot.interact(() -> robot.lookup("#gallery-search").queryAs(TextField.class).setText(words));
  }

  private static ListView<GalleryRow> list(FxRobot robot) {
    return robot.lookup("#gallery").queryListView();
  }

  private String chosen() {
    return model.entryProperty().get().name();
  }
}
