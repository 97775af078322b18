package cnnlab.ui.explore.diagram;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.diagram.scene.Picture;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A lecturer enlarges the type by four steps, in a window as large as a projector's picture. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class EnlargedTypeTest {
  private static final double STEPS = 18 / 14.0;

  private TestWindow test;

  @Start
  void open(Stage stage) throws IOException {
    test = TestWindow.open(stage, View.EXPLORE);
    stage.setWidth(1280);
    stage.setHeight(720);
  }

  @Test
  void labelsOfTheDiagramGrowWithTheTypeAndWhatNoLongerFitsGoesOnBelow(FxRobot robot)
      throws Exception {
    for (String network : List.of("lenet5", "resnet18", "googlenet_paper", "vgg16")) {
      choose(robot, network);
      double usual = settledScale(robot, 14, network);
      Picture before = picture(robot);
      double large = settledScale(robot, 18, network);
      double enough = Math.min(usual * STEPS, Math.max(STEPS, 0.85 * usual));
      assertThat(large).as(network).isBetween(enough * 0.85, usual * STEPS * 1.2);
      assertThat(picture(robot).nodes()).as("the same is shown").hasSameSizeAs(before.nodes());
      Viewport view = canvas(robot).view();
      assertThat(view.screenX(picture(robot).width()))
          .as("nothing beyond the right border")
          .isLessThanOrEqualTo(canvas(robot).getWidth());
      assertThat(view.screenY(0)).isBetween(0.0, canvas(robot).getHeight() / 2);
    }
  }

  @Test
  void theMinimapTellsWhereOneIsAndCoversNothing(FxRobot robot) throws Exception {
    choose(robot, "googlenet_paper");
    settledScale(robot, 18, "googlenet_paper");
    Node minimap = robot.lookup("#minimap").query();
    until(minimap::isVisible);
    Bounds map = minimap.localToScene(minimap.getLayoutBounds());
    Bounds diagram = canvas(robot).localToScene(canvas(robot).getLayoutBounds());
    assertThat(map.intersects(diagram)).isFalse();
    assertThat(map.getMaxX()).isLessThanOrEqualTo(diagram.getMaxX() + 1);

    robot.interact(() -> canvas(robot).requestFocus());
    robot.type(KeyCode.F);
    until(() -> !minimap.isVisible());
  }

  /** Also with the auxiliary classifiers' switch beside the settings. */
  @Test
  void theDiagramHasMoreThanHalfOfTheWindow(FxRobot robot) throws Exception {
    for (String network : List.of("resnet18", "googlenet_paper")) {
      choose(robot, network);
      settledScale(robot, 14, network);
      assertThat(canvas(robot).getHeight() / 720).isGreaterThanOrEqualTo(0.55);
      assertThat(canvas(robot).getWidth() / 1280).isGreaterThanOrEqualTo(0.6);
      settledScale(robot, 18, network);
      assertThat(canvas(robot).getHeight() / 720).as(network).isGreaterThan(0.5);
    }
  }

  /** In a projector's window a lesson's panel leaves a bit more than half of the width. */
  @Test
  void besideALessonsPanelTheHeadingKeepsItsButtons(FxRobot robot) throws Exception {
    choose(robot, "vgg16");
    settledScale(robot, 18, "vgg16");
    robot.interact(
        () -> {
          Region screen = robot.lookup(".explore").queryAs(Region.class);
          for (int pass = 0; pass < 3; pass++) {
            screen.applyCss();
            screen.resize(790, 640);
            screen.layout();
          }
          Node train = robot.lookup("#train-network").query();
          Bounds bounds = screen.sceneToLocal(train.localToScene(train.getLayoutBounds()));
          assertThat(bounds.getMaxX()).isLessThanOrEqualTo(790);
        });
  }

  @Test
  void theStagesOfANetworkAreSeenTogether(FxRobot robot) throws Exception {
    for (String network : List.of("vgg16", "resnet50")) {
      choose(robot, network);
      robot.interact(() -> robot.lookup("#level-stages").queryAs(ToggleButton.class).fire());
      settledScale(robot, 18, network);
      Viewport view = canvas(robot).view();
      assertThat(view.screenY(picture(robot).height()))
          .as(network)
          .isLessThanOrEqualTo(canvas(robot).getHeight());
    }
  }

  private void choose(FxRobot robot, String network) {
    robot.interact(
        () -> {
          test.services().appearance().fontSizeProperty().set(14);
          NetworkSettings settings =
              Catalogue.entries().stream()
                  .filter(entry -> entry.name().equals(network))
                  .findFirst()
                  .orElseThrow()
                  .settings();
          assertThat(test.services().navigation().open(View.EXPLORE, settings)).isTrue();
        });
  }

  /** Waits until the picture is the one for this type. */
  private double settledScale(FxRobot robot, double type, String network) throws TimeoutException {
    robot.interact(() -> test.services().appearance().fontSizeProperty().set(type));
    DiagramPane pane = (DiagramPane) robot.lookup(".diagram-pane").query();
    until(
        () ->
            canvas(robot).picture().filter(it -> it.name().equals(network)).isPresent()
                && pane.isSettled());
    return canvas(robot).view().scale();
  }

  private static Picture picture(FxRobot robot) {
    return canvas(robot).picture().orElseThrow();
  }

  private static DiagramCanvas canvas(FxRobot robot) {
    return robot.lookup("#diagram").queryAs(DiagramCanvas.class);
  }
}
