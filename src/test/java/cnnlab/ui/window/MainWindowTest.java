package cnnlab.ui.window;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.image.RgbImage;
import cnnlab.ui.AppTheme;
import cnnlab.ui.Drops;
import cnnlab.ui.Palette;
import cnnlab.ui.Screen;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.weights.TrainedResNet20;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class MainWindowTest {
  @TempDir Path folder;

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
    public List<Path> open(List<Path> files) {
      List<Path> mine = files.stream().filter(it -> it.toString().endsWith(ending)).toList();
      opened.addAll(mine);
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
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT5).release(KeyCode.DIGIT5, KeyCode.CONTROL);
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
  void filesThatNoScreenWantsAreNamedInADialogWithAdvice(FxRobot robot) throws Exception {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "Buy milk.");
    assertThat(told(robot, notes))
        .startsWith("CNN Lab does not know what to do with notes.txt. Drop an image");
  }

  /** The same sentences as of predict --weights, predict and --data. */
  @Test
  void ofFilesThatPeopleTakeForTheRightOnesTheCauseIsNamed(FxRobot robot) throws Exception {
    Path gone = folder.resolve("gone.tar");
    assertThat(told(robot, gone)).startsWith(gone + " does not exist.");
    Path pointer = folder.resolve("model");
    Files.writeString(pointer, "version https://git-lfs.github.com/spec/v1\noid sha256:0\n");
    assertThat(told(robot, pointer)).contains("pointer of Git LFS", "git lfs pull");
    Path page = Files.writeString(folder.resolve("weights(1)"), "<!DOCTYPE html><html></html>");
    assertThat(told(robot, page)).contains("is a web page, not a weight file");
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThat(told(robot, empty)).contains("is empty. Copy it again");
    Path heic =
        Files.write(folder.resolve("IMG_1.HEIC"), new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p'});
    assertThat(told(robot, heic)).contains("not an image that can be read", "Choose a JPEG, PNG");
  }

  /** A cat, weights of another kind and what a folder of photos brings along. */
  @Test
  void whatIsDroppedAlongAndNotUsedIsCountedAndNamed(FxRobot robot) throws Exception {
    Path cat = folder.resolve("cat.png");
    Path notes = Files.writeString(folder.resolve("notes.txt"), "Buy milk.");
    Path thumbs = Files.write(folder.resolve("Thumbs.db"), new byte[] {1, 2, 3});
    assertThat(told(robot, notes, cat, thumbs))
        .startsWith("Of what was dropped, 2 of 3 are not used: notes.txt, Thumbs.db.")
        .contains("does not know what to do with notes.txt. Drop an image");
    assertThat(Objects.requireNonNull(built.get(View.INSPECT)).opened).containsExactly(cat);
    Path weights = Files.copy(TrainedResNet20.file(), folder.resolve("a.safetensors"));
    assertThat(told(robot, cat, weights))
        .startsWith("Of what was dropped, 1 of 2 is not used: a.safetensors.")
        .endsWith("a.safetensors does not go together with the others. Drop it by itself.");
    Path junk = Files.writeString(folder.resolve("junk.safetensors"), "Buy milk.");
    assertThat(told(robot, cat, junk)).doesNotContain("by itself");
  }

  /** As in a home that is read-only or full: a folder is in the place of the file. */
  @Test
  void thatSettingsCannotBeSavedIsToldOnce(FxRobot robot) throws Exception {
    Path file = test.services().preferences().beside("preferences");
    Files.delete(file);
    Files.createDirectories(file.resolve("in the way"));
    robot.interact(() -> test.services().preferences().put("a", 1));
    until(() -> robot.lookup(".error-what").tryQuery().isPresent());
    Label what = robot.lookup(".error-what").queryAs(Label.class);
    assertThat(what.getText())
        .startsWith("What the window remembers (theme, language, recent files) is not saved.");
    robot.interact(() -> what.getScene().getWindow().hide());
    robot.interact(() -> test.services().preferences().put("a", 2));
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> assertThat(robot.lookup(".error-what").tryQuery()).isEmpty());
  }

  private String told(FxRobot robot, Path... dropped) throws Exception {
    File[] files = Arrays.stream(dropped).map(Path::toFile).toArray(File[]::new);
    robot.interact(() -> Event.fireEvent(root(), Drops.dropped(root(), files)));
    until(() -> robot.lookup(".error-what").tryQuery().isPresent());
    Label what = robot.lookup(".error-what").queryAs(Label.class);
    String advice = robot.lookup(".error-advice").queryAs(Label.class).getText();
    robot.interact(() -> what.getScene().getWindow().hide());
    return what.getText() + " " + advice;
  }

  @Test
  void anImageThatABrowserNamesByItsAddressIsFetched(FxRobot robot) throws Exception {
    byte[] png = Files.readAllBytes(Path.of("sample-images", "chelsea.png"));
    String address = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    Map<DataFormat, Object> page =
        Map.of(DataFormat.HTML, "<img src='" + address + "'>", DataFormat.URL, "https://a.org/");
    robot.interact(
        () -> {
          DragEvent over = Drops.over(root(), page);
          Event.fireEvent(root(), over);
          assertThat(over.isAccepted()).isTrue();
        });
    robot.interact(() -> Event.fireEvent(root(), Drops.dropped(root(), page)));
    until(() -> built.get(View.INSPECT) != null && built.get(View.INSPECT).image != null);
    RgbImage taken = Objects.requireNonNull(Objects.requireNonNull(built.get(View.INSPECT)).image);
    assertThat(List.of(taken.width(), taken.height())).containsExactly(451, 300);
  }

  /** The window goes on meanwhile, and Cancel ends it. */
  @Test
  void aFetchFromAServerThatIsSilentIsCancelled(FxRobot robot) throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + silent.getLocalPort() + "/cat.png";
      robot.interact(
          () -> Event.fireEvent(root(), Drops.dropped(root(), Map.of(DataFormat.URL, address))));
      until(() -> robot.lookup("#address-cancel").query().isVisible());
      assertThat(robot.lookup("#address-progress").queryAs(Label.class).getText())
          .isEqualTo("Getting cat.png …");
      robot.clickOn("#address-cancel");
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(robot.lookup("#address-cancel").query().getParent().isVisible()).isFalse();
      assertThat(robot.lookup(".error-what").tryQuery()).isEmpty();
    }
  }

  @Test
  void theFileAtAnAddressIsOpenedAsIfItWasDropped(FxRobot robot) {
    Map<DataFormat, Object> page = Map.of(DataFormat.URL, "file:///tmp/my%20cat.png");
    robot.interact(() -> Event.fireEvent(root(), Drops.dropped(root(), page)));
    assertThat(Objects.requireNonNull(built.get(View.INSPECT)).opened)
        .containsExactly(Path.of("/tmp/my cat.png"));
  }

  @Test
  void theStatusBarSaysWhatComputes(FxRobot robot) throws Exception {
    Label state = robot.lookup("#engine-state").queryAs(Label.class);
    until(() -> state.getText().contains("AVX-512"));
    assertThat(state.getText()).contains("8 threads").contains("no GPU");
  }

  private Node root() {
    return stage.getScene().getRoot();
  }
}
