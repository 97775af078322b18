package cnnlab.ui.inspect.explanation;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.inspect.CatOnScreen;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The bundled ResNet-20 explains what it takes a cat for. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class ExplanationPaneTest {
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
    CatOnScreen.drop(stage, robot, "inspect-tab-explanation");
    until(() -> map("occlusion") != null); // the costliest of those shown at first
  }

  @Test
  void methodsStandSideBySideAndEachCanBeLookedAtClosely() throws Exception {
    assertThat(robot.lookup(".method-card").queryAll()).hasSize(6);
    for (String method : List.of("grad-cam", "layer-cam", "gradient", "guided-backprop")) {
      assertThat(map(method)).as(method).isNotNull();
    }
    press("enlarge-integrated-gradients");
    assertThat(robot.lookup(".method-card").queryAll()).isEmpty();
    assertThat(label("#explanation-residual")).startsWith("Completeness: all values add up");
    assertThat(large()).isNotNull();
    assertThat(robot.lookup(".explanation-card .label").queryAll().toString())
        .contains("Red for “cat”", "Sundararajan et al. 2017");

    Image before = large();
    robot.interact(
        () ->
            robot
                .lookup("#setting-baseline")
                .queryAs(ComboBox.class)
                .getSelectionModel()
                .selectLast()); // blurred
    until(() -> large() != null && !Objects.equals(large(), before));
    assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("explanation-large");
    robot.type(KeyCode.ESCAPE);
    until(() -> robot.lookup(".method-card").queryAll().size() == 6);
  }

  @Test
  void theMapsOfLayersFollowTheSliderAndTheOthersStay() throws Exception {
    assertThat(label("#explanation-layer-name")).startsWith("layer3.2");
    Image gradCam = map("grad-cam");
    Slider slider = robot.lookup("#explanation-layer").queryAs(Slider.class);
    robot.interact(slider::requestFocus);
    robot.type(KeyCode.HOME);
    until(() -> label("#explanation-layer-name").equals("relu"));
    until(() -> !Objects.equals(map("grad-cam"), gradCam));
  }

  @Test
  void methodsAreChosenAndHowAllAreShown() throws Exception {
    robot.interact(
        () -> {
          MenuButton menu = robot.lookup("#explanation-methods").queryAs(MenuButton.class);
          assertThat(menu.getText()).isEqualTo("6 methods");
          for (MenuItem item : menu.getItems()) {
            if (item instanceof CheckMenuItem check) {
              check.setSelected(Objects.equals(item.getId(), "choose-lrp-epsilon"));
            }
          }
        });
    until(() -> robot.lookup(".method-card").queryAll().size() == 1);
    until(() -> map("lrp-epsilon") != null);
    Image signed = map("lrp-epsilon");
    robot.interact(
        () ->
            robot
                .lookup("#explanation-signs")
                .queryAs(ComboBox.class)
                .getSelectionModel()
                .selectLast());
    until(() -> !Objects.equals(map("lrp-epsilon"), signed));
  }

  @Test
  void aClassIsFoundByAPartOfItsName() throws Exception {
    Image cat = map("grad-cam");
    TextField field = robot.lookup("#explanation-class").queryAs(TextField.class);
    assertThat(field.getText()).startsWith("cat · ");
    robot.interact(
        () -> {
          field.setText("tru");
          field.fireEvent(new ActionEvent());
        });
    assertThat(field.getText()).startsWith("truck");
    until(() -> map("grad-cam") != null && !Objects.equals(map("grad-cam"), cat));
  }

  @Test
  void whetherAMapIsTrueIsShownAsAFilmAndCurves() throws Exception {
    press("enlarge-guided-backprop");
    robot.interact(
        () -> robot.lookup("#explanation-truth").queryAs(ToggleButton.class).setSelected(true));
    until(() -> label("#truth-areas").startsWith("Area under the curve: deletion 0."));
    until(() -> robot.lookup("#film .frame").queryAll().size() == 21); // 20 layers with weights
    assertThat(robot.lookup("#film .frame .label").queryAll().toString())
        .contains("original", "fc", "conv1");
    until(() -> !robot.lookup("#truth-cancel").query().getParent().isVisible());

    press("truth-back");
    press("explanation-back");
    press("enlarge-grad-cam");
    assertThat(robot.lookup("#film .frame").queryAll()).as("asked anew for each").isEmpty();
  }

  private void press(String id) throws TimeoutException {
    until(() -> robot.lookup("#" + id).tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#" + id).queryButton().fire());
  }

  private String label(String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
  }

  private @Nullable Image map(String method) {
    return robot.lookup("#method-" + method).tryQuery().map(this::overlay).orElse(null);
  }

  private @Nullable Image large() {
    return overlay(robot.lookup("#explanation-large").query());
  }

  private @Nullable Image overlay(Node view) {
    return robot.from(view).lookup(".heat-map-overlay").queryAs(ImageView.class).getImage();
  }
}
