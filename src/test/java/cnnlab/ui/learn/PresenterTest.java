package cnnlab.ui.learn;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.lesson.Lesson;
import cnnlab.lesson.LessonLibrary;
import cnnlab.lesson.LessonStep;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A teacher presents a lesson with a clicker, on one screen. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class PresenterTest {
  @TempDir static Path folder;
  private FxRobot robot;
  private Stage stage;
  private TestWindow test;

  @Start
  void open(Stage window) throws Exception {
    stage = window;
    RunLibrary library = RunLibrary.withBundled(new RunStore(folder.resolve("runs")));
    test = TestWindow.open(window, View.LEARN, new FakeEngine(), library);
  }

  @Test
  void aClassPredictsByHandsAndTheClickerTurnsTheSteps(FxRobot user) throws Exception {
    robot = user;
    choose(LessonLibrary.lesson("06-vgg-memory"));
    fire("#lesson-start");
    until(() -> title().startsWith("Thirteen"));
    assertThat(there("#presenter-notes")).as("a learner sees no notes").isFalse();
    fire("#lesson-present");
    until(() -> there("#presenter-notes"));
    assertThat(visible(".navigation-rail")).isFalse();
    assertThat(text("#presenter-clock")).isEqualTo("0 minutes of 15 used");
    assertThat(text("#presenter-next")).isEqualTo("Next: Where do the parameters sit?");

    press(KeyCode.PAGE_DOWN);
    until(() -> title().equals("Where do the parameters sit?"));
    fire("#more-conv");
    fire("#more-conv");
    fire("#more-fc");
    fire("#fewer-fc");
    assertThat(text("#count-conv")).isEqualTo("2");
    assertThat(text("#count-fc")).isEqualTo("0");
    press(KeyCode.B);
    assertThat(visible("#presenter-black")).isTrue();
    press(KeyCode.B);
    assertThat(visible("#presenter-black")).isFalse();
    press(KeyCode.L);
    assertThat(visible("#presenter-spot")).isTrue();
    press(KeyCode.PAGE_DOWN);
    until(() -> title().equals("Color the diagram by parameters"));
    press(KeyCode.PAGE_DOWN);
    until(() -> there("#lesson-reveal"));
    assertThat(robot.lookup("#lesson-reveal .label").queryAllAs(Label.class))
        .extracting(Label::getText)
        .contains("2 hands", "no hands");
    press(KeyCode.PAGE_UP);
    until(() -> title().equals("Color the diagram by parameters"));

    press(KeyCode.ESCAPE);
    until(() -> visible(".navigation-rail"));
    assertThat(there("#presenter-overlay")).isFalse();
    assertThat(there("#presenter-notes")).isFalse();
  }

  /** From the first step to the last, with all that a teacher does on the way. */
  @Test
  void aWholeLessonIsPresentedAndAWindowClosedByAccidentLosesNothing(FxRobot user)
      throws Exception {
    robot = user;
    Lesson lesson = LessonLibrary.lesson("06-vgg-memory");
    present(lesson);
    for (LessonStep step : lesson.steps().subList(0, 6)) {
      isThere(lesson, step);
      teach(step);
      press(KeyCode.PAGE_DOWN);
    }
    isThere(lesson, lesson.steps().get(6));
    fire("#more-early");
    closeByAccident();

    reopen();
    choose(lesson);
    assertThat(button("#lesson-start").getText()).isEqualTo("Continue");
    fire("#lesson-start");
    isThere(lesson, lesson.steps().get(6));
    fire("#lesson-present");
    until(() -> text("#count-early").equals("1"));
    jump(lesson.steps().indexOf(lesson.step("parameters-shown")));
    until(() -> reveals("3 hands", "2 hands", "1 hand"));
    jump(6);
    for (LessonStep step : lesson.steps().subList(6, lesson.steps().size())) {
      isThere(lesson, step);
      press(KeyCode.PAGE_DOWN);
    }
    assertThat(text("#presenter-next")).as("nothing comes after the last").isEmpty();
    assertThat(visible(".navigation-rail")).as("still presented").isFalse();
    press(KeyCode.ESCAPE);
    until(() -> visible(".navigation-rail"));
  }

  private void teach(LessonStep step) throws Exception {
    switch (step.id()) {
      case "start" -> {
        pointWithTheLaser();
        press(KeyCode.B);
        Rectangle black = robot.lookup("#presenter-black").queryAs(Rectangle.class);
        assertThat(black.isVisible()).isTrue();
        assertThat(black.getWidth()).isEqualTo(stage.getScene().getWidth());
        assertThat(black.getHeight()).isEqualTo(stage.getScene().getHeight());
        press(KeyCode.B);
      }
      case "parameters" -> {
        vote("first", 3);
        vote("conv", 2);
        vote("fc", 1);
      }
      case "parameters-shown" -> {
        until(() -> reveals("3 hands", "2 hands", "1 hand"));
        until(() -> shown("color").equals("params"));
        show("color", "kind");
        fire("#lesson-reset");
        until(() -> shown("color").equals("params"));
      }
      case "work" -> {
        drawOverThePicture();
        press(KeyCode.C);
        assertThat(drawn()).as("cleared").isFalse();
        drawOverThePicture();
        press(KeyCode.D);
      }
      case "work-shown" -> assertThat(drawn()).as("what was drawn belongs to its step").isFalse();
      default -> {}
    }
  }

  private void vote(String answer, int hands) throws Exception {
    for (int i = 0; i < hands; i++) {
      fire("#more-" + answer);
    }
  }

  private void pointWithTheLaser() throws Exception {
    press(KeyCode.L);
    Point2D place = screen(0.4, 0.5);
    robot.moveTo(place);
    Circle spot = robot.lookup("#presenter-spot").queryAs(Circle.class);
    until(() -> spot.localToScreen(spot.getCenterX(), spot.getCenterY()).distance(place) < 2);
    robot.moveTo(screen(0.2, 0.3));
    until(() -> spot.localToScreen(spot.getCenterX(), spot.getCenterY()).distance(place) > 100);
    press(KeyCode.L);
    assertThat(spot.isVisible()).isFalse();
  }

  private void drawOverThePicture() throws Exception {
    if (!robot.lookup("#presenter-overlay").query().isPickOnBounds()) {
      press(KeyCode.D);
    }
    robot.drag(screen(0.2, 0.5), MouseButton.PRIMARY).moveTo(screen(0.4, 0.6)).drop();
    until(this::drawn);
  }

  private Point2D screen(double x, double y) {
    Scene scene = stage.getScene();
    return new Point2D(
        stage.getX() + scene.getX() + x * scene.getWidth(),
        stage.getY() + scene.getY() + y * scene.getHeight());
  }

  /** Whether anything is on the overlay beside spot and blackness. */
  private boolean drawn() {
    boolean[] red = {false};
    robot.interact(
        () -> {
          SnapshotParameters clear = new SnapshotParameters();
          clear.setFill(Color.TRANSPARENT);
          Image image = robot.lookup("#presenter-overlay").query().snapshot(clear, null);
          for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
              red[0] |= image.getPixelReader().getColor(x, y).getOpacity() > 0;
            }
          }
        });
    return red[0];
  }

  private void closeByAccident() {
    robot.interact(
        () -> {
          stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
          stage.hide();
        });
  }

  private void reopen() throws Exception {
    robot.interact(
        () -> {
          stage = new Stage();
          test = test.again(stage);
          test.window().placeProperty().set(View.LEARN);
        });
    until(() -> there("#lessons"));
  }

  private void jump(int step) {
    robot.interact(
        () -> {
          MenuButton steps = robot.lookup("#lesson-steps").queryAs(MenuButton.class);
          steps.show();
          steps.getItems().get(step).fire();
          steps.hide();
        });
  }

  private void present(Lesson lesson) throws Exception {
    choose(lesson);
    fire("#lesson-start");
    isThere(lesson, lesson.steps().getFirst());
    fire("#lesson-present");
    until(() -> there("#presenter-notes"));
  }

  private void choose(Lesson lesson) throws Exception {
    ListView<LessonEntry> list = robot.lookup("#lessons").queryListView();
    until(() -> list.getItems().stream().anyMatch(each -> each.lesson().id().equals(lesson.id())));
    robot.interact(
        () ->
            list.getItems().stream()
                .filter(each -> each.lesson().id().equals(lesson.id()))
                .forEach(list.getSelectionModel()::select));
  }

  private void isThere(Lesson lesson, LessonStep step) throws Exception {
    String title = lesson.text(step, Messages.ENGLISH).title();
    until(() -> title().equals(title));
  }

  private boolean reveals(String... counts) {
    return robot.lookup("#lesson-reveal .label").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .toList()
        .containsAll(List.of(counts));
  }

  private String shown(String setting) {
    return String.valueOf(setting(setting).value().getValue());
  }

  private void show(String setting, String value) {
    robot.interact(
        () -> {
          try {
            setting(setting).setter().set(value);
          } catch (UserProblem e) {
            throw new AssertionError(e);
          }
          assertThat(shown(setting)).isEqualTo(value);
        });
  }

  private LabSetting setting(String name) {
    return Objects.requireNonNull(
        test.services().navigation().settings(View.EXPLORE).get(name), name);
  }

  private ButtonBase button(String id) {
    return robot.lookup(id).queryAs(ButtonBase.class);
  }

  private void press(KeyCode key) {
    robot.interact(() -> robot.push(key));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private boolean there(String id) {
    return robot.lookup(id).tryQuery().isPresent();
  }

  private boolean visible(String id) {
    return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
  }

  private String title() {
    return text("#step-title");
  }

  private String text(String id) {
    return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("");
  }

  private void fire(String id) throws Exception {
    until(() -> robot.lookup(id).tryQuery().filter(node -> !node.isDisabled()).isPresent());
    robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
  }
}
