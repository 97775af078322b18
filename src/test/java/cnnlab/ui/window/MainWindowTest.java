package cnnlab.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.image.RgbImage;
import cnnlab.ui.AppTheme;
import cnnlab.ui.Drops;
import cnnlab.ui.Palette;
import cnnlab.ui.Screen;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class MainWindowTest {
  private final Map<View, ScreenStub> built = new EnumMap<>(View.class);
  private TestWindow test;
  private Stage stage;

  /** Takes only files with one ending. */
  private static final class ScreenStub implements Screen {
    final StackPane node = new StackPane(new Label("content"));
    final List<Path> opened = new ArrayList<>();
    private final String ending;
    @Nullable RgbImage image;

    ScreenStub(String ending) {
      this.ending = ending;
    }

    @Override
    public Node node() {
      return node;
    }

    @Override
    public boolean open(List<Path> files) {
      boolean mine = files.getFirst().toString().endsWith(ending);
      opened.addAll(mine ? files : List.of());
      return mine;
    }

    @Override
    public boolean open(String title, RgbImage taken) {
      image = taken;
      return true;
    }
  }

  @Start
  void open(Stage window) throws IOException {
    stage = window;
    test =
        TestWindow.open(
            window,
            View.EXPLORE,
            (place, _) -> {
              ScreenStub stub = new ScreenStub(place == View.INSPECT ? ".png" : ".run");
              built.put(place, stub);
              return stub;
            });
  }

  @Test
  void aScreenIsBuiltWhenItsPlaceIsFirstVisited(FxRobot robot) {
    assertThat(built.keySet()).isEqualTo(Set.of(View.EXPLORE));
    robot.clickOn("#place-train");
    assertThat(test.window().placeProperty().get()).isEqualTo(View.TRAIN);
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT4).release(KeyCode.DIGIT4, KeyCode.CONTROL);
    assertThat(test.window().placeProperty().get()).isEqualTo(View.COMPARE);
    assertThat(built.keySet()).isEqualTo(Set.of(View.EXPLORE, View.TRAIN, View.COMPARE));
  }

  @Test
  void everyTextOfTheWindowFollowsTheLanguage(FxRobot robot) {
    ToggleButton train = robot.lookup("#place-train").queryAs(ToggleButton.class);
    robot.clickOn("#language-zh");
    assertThat(train.getText()).isEqualTo("训练");
    assertThat(test.services().preferences().text("language")).contains("zh");
    robot.clickOn("#language-en");
    assertThat(train.getText()).isEqualTo("Train");
  }

  @Test
  void largerTypeMakesEverythingLarger(FxRobot robot) {
    Node rail = robot.lookup(".navigation-rail").query();
    double before = rail.getLayoutBounds().getWidth();
    robot.press(KeyCode.CONTROL, KeyCode.EQUALS).release(KeyCode.EQUALS);
    robot.press(KeyCode.EQUALS).release(KeyCode.EQUALS, KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(rail.getLayoutBounds().getWidth()).isGreaterThan(before * 1.1);
  }

  @Test
  void theDarkThemeReachesStyleSheetsAndCanvases(FxRobot robot) {
    robot.interact(() -> test.services().appearance().themeProperty().set(AppTheme.DARK));
    assertThat(test.services().appearance().palette()).isEqualTo(Palette.DARK);
    assertThat(stage.getScene().getRoot().getPseudoClassStates().toString()).contains("dark");
    robot.interact(() -> test.services().appearance().themeProperty().set(AppTheme.LIGHT));
  }

  @Test
  void droppedFilesGoToTheFirstScreenThatHasAUseForThem(FxRobot robot) {
    robot.interact(() -> Event.fireEvent(root(), Drops.dropped(root(), new File("cat.png"))));
    assertThat(test.window().placeProperty().get()).isEqualTo(View.INSPECT);
    assertThat(Objects.requireNonNull(built.get(View.INSPECT)).opened)
        .containsExactly(Path.of("cat.png"));
  }

  @Test
  void anImageDraggedFromABrowserGoesToInspect(FxRobot robot) {
    WritableImage image = new WritableImage(3, 2);
    image.getPixelWriter().setArgb(2, 1, 0xff0000ff);
    robot.interact(() -> Event.fireEvent(root(), Drops.dropped(root(), image)));
    assertThat(test.window().placeProperty().get()).isEqualTo(View.INSPECT);
    RgbImage taken = Objects.requireNonNull(Objects.requireNonNull(built.get(View.INSPECT)).image);
    assertThat(taken.width()).isEqualTo(3);
    assertThat(taken.rgb()).endsWith((byte) 0, (byte) 0, (byte) 255);
  }

  @Test
  void filesThatNoScreenWantsAreNamedInADialogWithAdvice(FxRobot robot) {
    robot.interact(() -> test.window().open(List.of(Path.of("notes.txt"))));
    WaitForAsyncUtils.waitForFxEvents();
    Label what = robot.lookup(".error-what").queryAs(Label.class);
    assertThat(what.getText()).contains("notes.txt");
    assertThat(robot.lookup(".error-advice").queryAs(Label.class).getText()).contains("image");
    robot.interact(() -> what.getScene().getWindow().hide());
  }

  @Test
  void theStatusBarSaysWhatComputes(FxRobot robot) throws Exception {
    Label state = robot.lookup("#engine-state").queryAs(Label.class);
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> state.getText().contains("AVX-512"));
    assertThat(state.getText()).contains("8 threads").contains("no GPU");
  }

  private Node root() {
    return stage.getScene().getRoot();
  }
}
