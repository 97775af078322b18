package cnnlab.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.Screen;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class HelpDialogTest {
  private TestWindow test;
  private Stage stage;

  /** A place with a key of its own. */
  private record Keyed(View place, StackPane node) implements Screen {
    @Override
    public List<Shortcut> shortcuts() {
      String name = place.name().charAt(0) + place.name().substring(1).toLowerCase(Locale.ROOT);
      return List.of(new Shortcut("Ctrl+" + name, place.purposeKey()));
    }
  }

  @Start
  void open(Stage window) throws IOException {
    stage = window;
    test = TestWindow.open(window, View.TRAIN, (place, _) -> new Keyed(place, new StackPane()));
  }

  @Test
  void theKeysOfEveryPlaceAreListedThoseOfTheOneInViewFirst(FxRobot robot) {
    robot.type(KeyCode.F1);
    assertThat(robot.lookup(".key").queryAllAs(Label.class))
        .extracting(Label::getText)
        .contains("F11")
        .containsSubsequence("Ctrl+Train", "Ctrl+Explore", "Ctrl+Inspect", "Ctrl+Compare");
    robot.clickOn("Close");
  }

  @Test
  void itFitsIntoASmallWindowWithLargeType(FxRobot robot) {
    robot.interact(
        () -> {
          stage.setWidth(1024);
          stage.setHeight(620);
          test.services().appearance().fontSizeProperty().set(18);
        });
    robot.type(KeyCode.F1);
    WaitForAsyncUtils.waitForFxEvents();
    DialogPane pane = robot.lookup(".help-dialog").queryAs(DialogPane.class);
    assertThat(pane.getHeight()).isLessThanOrEqualTo(stage.getHeight());
    assertThat(pane.getWidth()).isLessThanOrEqualTo(stage.getWidth());
    robot.clickOn("Close");
  }

  @Test
  void aLowWindowHasNoHeaderAndItsMenuInTheRail(FxRobot robot) {
    Node header = robot.lookup(".header-bar").query();
    Node menu = robot.lookup("#rail-menu").query();
    assertThat(header.isVisible()).isTrue();
    assertThat(menu.isVisible()).isFalse();

    robot.interact(
        () -> {
          stage.setHeight(720);
          test.services().appearance().fontSizeProperty().set(18);
        });
    assertThat(header.isVisible()).isFalse();
    assertThat(menu.isVisible()).isTrue();
    robot.interact(() -> test.services().appearance().fontSizeProperty().set(14));
    assertThat(header.isVisible()).isTrue();
  }

  @Test
  void theHeadersControlsFoldIntoOneMenuWhereThereIsNoRoom(FxRobot robot) {
    MenuButton menu = robot.lookup("#header-menu").queryAs(MenuButton.class);
    Node english = robot.lookup("#language-en").query();
    assertThat(menu.isVisible()).isFalse();
    assertThat(english.getParent().getParent().isVisible()).isTrue();

    robot.interact(
        () -> {
          stage.setMinWidth(300);
          stage.setWidth(420);
        });
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(menu.isVisible()).isTrue();
    assertThat(english.getParent().getParent().isVisible()).isFalse();

    robot.interact(() -> menu.getItems().get(1).fire());
    assertThat(test.services().texts().get("main.place.train")).isEqualTo("训练");
    double type = test.services().appearance().fontSizeProperty().get();
    robot.interact(() -> menu.getItems().get(3).fire());
    assertThat(test.services().appearance().fontSizeProperty().get()).isEqualTo(type + 1);
  }
}
