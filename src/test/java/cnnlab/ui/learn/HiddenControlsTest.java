package cnnlab.ui.learn;

import static cnnlab.ui.FxWait.until;

import cnnlab.data.image.RgbImage;
import cnnlab.lesson.LabControl;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.text.UserProblem;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Everything that a lesson can hide is there, goes, and comes back. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class HiddenControlsTest {
  /** Where each control is, and by what it is known. */
  private static final Map<LabControl, Map.Entry<View, String>> CONTROLS =
      Map.of(
          LabControl.PLACES, Map.entry(View.EXPLORE, "#place-train"),
          LabControl.EXPLORE_GALLERY, Map.entry(View.EXPLORE, "#gallery-bar"),
          LabControl.EXPLORE_NUMBERS, Map.entry(View.EXPLORE, ".explore-numbers-row"),
          LabControl.EXPLORE_VIEWS, Map.entry(View.EXPLORE, ".facet-switch"),
          LabControl.TRAIN_RUNS, Map.entry(View.TRAIN, "#new-run"),
          LabControl.TRAIN_TABS, Map.entry(View.TRAIN, "#run-tabs .tab-header-area"),
          LabControl.INSPECT_QUESTION, Map.entry(View.INSPECT, "#inspect-network"),
          LabControl.INSPECT_TABS, Map.entry(View.INSPECT, "#inspect-tabs .tab-header-area"));

  @TempDir static Path folder;
  private TestWindow test;

  @Start
  void open(Stage stage) throws Exception {
    RunLibrary library = RunLibrary.withBundled(new RunStore(folder.resolve("runs")));
    test = TestWindow.open(stage, View.EXPLORE, new FakeEngine(), library);
  }

  @Test
  void whatALessonHidesIsAwayUntilItIsShownAgain(FxRobot robot) throws Exception {
    until(() -> !test.services().runModels().all().isEmpty());
    for (LabControl control : LabControl.values()) {
      Map.Entry<View, String> known = Objects.requireNonNull(CONTROLS.get(control));
      robot.interact(() -> open(known.getKey()));
      untilSeen(robot, control, known.getValue(), true);
      robot.interact(() -> hide(Set.of(control)));
      untilSeen(robot, control, known.getValue(), false);
      robot.interact(() -> hide(Set.of()));
      untilSeen(robot, control, known.getValue(), true);
    }
  }

  private static void untilSeen(FxRobot robot, LabControl control, String what, boolean seen) {
    try {
      until(() -> isSeen(robot, what) == seen);
    } catch (TimeoutException e) {
      throw new AssertionError(control + (seen ? " is not there" : " is there"), e);
    }
  }

  private void hide(Set<LabControl> controls) {
    test.services().navigation().hiddenProperty().set(controls);
  }

  /** A place with something in view. */
  private void open(View place) {
    test.window().placeProperty().set(place);
    switch (place) {
      case TRAIN -> set(place, "run", "fashion-lenet5");
      case INSPECT -> {
        set(place, "network", "fashion-lenet5");
        test.services()
            .navigation()
            .open(place, "gray", new RgbImage(28, 28, new byte[28 * 28 * 3]));
      }
      default -> {}
    }
  }

  private void set(View place, String name, String value) {
    try {
      LabSetting setting = test.services().navigation().settings(place).get(name);
      Objects.requireNonNull(setting, name).setter().set(value);
    } catch (UserProblem e) {
      throw new AssertionError(e);
    }
  }

  /** Whether it and all around it are visible and have some height. */
  private static boolean isSeen(FxRobot robot, String what) {
    return robot
        .lookup(what)
        .tryQuery()
        .filter(node -> node.getLayoutBounds().getHeight() > 1 && isShown(node))
        .isPresent();
  }

  private static boolean isShown(Node node) {
    return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
  }
}
