package cnnlab.ui.learn;

import static cnnlab.ui.FxWait.until;
import static cnnlab.ui.learn.LearnBench.fx;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A teacher presents with a projector as second screen. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class TwoScreensTest {
  @TempDir static Path folder;
  private FxRobot robot;
  private Stage stage;

  @Start
  void open(Stage window) throws Exception {
    stage = window;
    RunLibrary library = RunLibrary.withBundled(new RunStore(folder.resolve("runs")));
    TestWindow.open(window, View.LEARN, new FakeEngine(), library);
    SecondScreen.plugIn();
  }

  @AfterEach
  void oneScreenAgain() throws Exception {
    fx(
        () -> {
          SecondScreen.pullOut();
          return true;
        });
  }

  @Test
  void theLessonIsOnTheProjectorAndTheDeskOnTheTeachersScreen(FxRobot user) throws Exception {
    robot = user;
    double border = fx(() -> javafx.stage.Screen.getPrimary().getBounds().getMaxX());
    double before = fx(stage::getX);
    ListView<LessonEntry> list = robot.lookup("#lessons").queryListView();
    until(() -> !list.getItems().isEmpty());
    robot.interact(
        () ->
            list.getItems().stream()
                .filter(entry -> entry.lesson().id().equals("06-vgg-memory"))
                .forEach(list.getSelectionModel()::select));
    fire("#lesson-start");
    fire("#lesson-present");
    until(() -> desk().isPresent());
    until(() -> stage.getX() >= border && deskX() < border);
    assertThat(robot.lookup("#lesson-panel #presenter-notes").tryQuery())
        .as("the class sees no notes")
        .isEmpty();
    fire("#presenter-desk #lesson-next");
    until(() -> text("#step-title").equals("Where do the parameters sit?"));
    fire("#presenter-desk #more-fc");
    assertThat(text("#lesson-panel #count-fc")).as("counted for the class to see").isEqualTo("1");

    fire("#desk-swap");
    until(() -> stage.getX() < border && desk().isPresent() && deskX() >= border);

    fx(
        () -> {
          SecondScreen.pullOut();
          return true;
        });
    until(() -> desk().isEmpty());
    until(() -> robot.lookup("#lesson-panel #presenter-notes").tryQuery().isPresent());
    fx(
        () -> {
          SecondScreen.plugIn();
          return true;
        });
    until(() -> desk().isPresent());
    robot.interact(() -> desk().orElseThrow().hide());
    until(() -> robot.lookup(".navigation-rail").tryQuery().filter(Node::isVisible).isPresent());
    until(() -> stage.getX() == before);
    assertThat(text("#step-title"))
        .as("nothing is lost with the window")
        .isEqualTo("Where do the parameters sit?");
  }

  private static Optional<Window> desk() {
    return Window.getWindows().stream()
        .filter(window -> window.getScene().getRoot() instanceof PresenterDesk)
        .findFirst();
  }

  private static double deskX() {
    return desk().orElseThrow().getX();
  }

  private String text(String id) {
    return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("");
  }

  private void fire(String id) throws Exception {
    until(() -> robot.lookup(id).tryQuery().filter(node -> !node.isDisabled()).isPresent());
    robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
  }
}
