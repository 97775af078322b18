package cnnlab.ui.inspect.several;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.ui.Drops;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.ui.inspect.CatOnScreen;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Bundled networks of one data set beside each other, for one image and for several. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class SeveralPaneTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  private static final List<String> SAMPLES =
      List.of("chelsea.png", "coffee.jpg", "rocket.jpg", "astronaut.jpg");

  private Stage stage;
  private FxRobot robot;

  @Start
  void open(Stage primary) throws Exception {
    stage = primary;
    Path runs = Files.createTempDirectory("cnnlab-test").resolve("runs");
    TestWindow.open(primary, View.INSPECT, ENGINE, RunLibrary.withBundled(new RunStore(runs)));
  }

  @BeforeEach
  void dropANetworkAndACat(FxRobot given) throws Exception {
    robot = given;
    drop(Path.of("assets/zoo/fashion-lenet5"));
    CatOnScreen.drop(stage, robot, "inspect-tab-several");
    until(() -> maps() == 4);
  }

  @Test
  void networksOfTheSameDataStandBesideItAndTheirRowsAreTheSameClasses() throws Exception {
    assertThat(menu("#several-networks").getText()).isEqualTo("4 networks");
    assertThat(texts(".several-title")).startsWith("LeNet-5").hasSize(4);
    assertThat(robot.lookup(".several-class").queryAll()).as("each named once").hasSize(5);
    assertThat(texts(".several-figure")).as("a bar for each network").hasSize(20);

    MenuButton menu = menu("#several-networks");
    robot.interact(
        () -> {
          menu.show();
          MenuItem other = item(menu, "ResNet-20 · CIFAR-10");
          assertThat(other.isDisable()).as("no room").isTrue();
          CheckMenuItem alexNet = item(menu, "AlexNet (torchvision) · Fashion-MNIST");
          alexNet.setSelected(false);
          alexNet.fire();
          menu.hide();
        });
    until(() -> texts(".several-title").size() == 3);
    assertThat(texts(".several-title")).doesNotContain("AlexNet (torchvision) · Fashion-MNIST");
  }

  @Test
  void aClassIsExplainedInAllOfThem() throws Exception {
    ToggleButton second =
        robot.lookup(".several-class").queryAllAs(ToggleButton.class).stream()
            .skip(1)
            .findFirst()
            .orElseThrow();
    String name = second.getText();
    robot.interact(second::fire);
    until(
        () ->
            texts(".several-card .label").stream()
                    .filter(caption -> caption.startsWith("“" + name + "” · "))
                    .count()
                == 4);
  }

  @Test
  void imagesDroppedTogetherBecomeATableAndARowIsOneOfThem() throws Exception {
    drop(SAMPLES.stream().map(name -> Path.of("sample-images", name)).toArray(Path[]::new));
    until(() -> table().getItems().size() == 4);
    assertThat(text("#several-summary")).startsWith("4 images, all networks agree on ");
    long agree = agreeing();
    CheckBox differing = robot.lookup("#several-differing").queryAs(CheckBox.class);
    robot.interact(() -> differing.setSelected(true));
    assertThat(table().getItems()).hasSize(4 - (int) agree).noneMatch(row -> row.answers().agree());
    robot.interact(() -> differing.setSelected(false));

    robot.interact(
        () -> {
          table().getSortOrder().setAll(List.of(table().getColumns().get(1)));
          table().requestFocus();
          table().getSelectionModel().select(2);
        });
    assertThat(table().getItems())
        .extracting(AnsweredImage::name)
        .as("by name")
        .containsExactly("astronaut.jpg", "chelsea.png", "coffee.jpg", "rocket.jpg");
    robot.type(KeyCode.ENTER);
    until(() -> maps() == 4 && robot.lookup("#several-columns").tryQuery().isPresent());
    robot.type(KeyCode.ESCAPE);
    until(() -> robot.lookup("#several-summary").tryQuery().isPresent());
    assertThat(table().getItems()).as("still there").hasSize(4);
  }

  @Test
  void aFolderIsATableOfItsImages() throws Exception {
    Path folder = Files.createTempDirectory("cnnlab-images");
    Files.copy(Path.of("sample-images/chelsea.png"), folder.resolve("cat.png"));
    Files.writeString(folder.resolve("broken.png"), "no image");
    drop(folder);
    until(() -> text("#several-summary").contains("1 file could not be read"));
    until(() -> !table().getItems().isEmpty());
    assertThat(table().getItems()).extracting(AnsweredImage::name).containsExactly("cat.png");
  }

  private long agreeing() {
    return table().getItems().stream().filter(row -> row.answers().agree()).count();
  }

  private long maps() {
    return robot.lookup(".several-card .heat-map-overlay").queryAllAs(ImageView.class).stream()
        .filter(view -> view.getImage() != null)
        .count();
  }

  @SuppressWarnings("unchecked")
  private TableView<AnsweredImage> table() {
    return robot.lookup("#several-table").queryAs(TableView.class);
  }

  private MenuButton menu(String selector) {
    return robot.lookup(selector).queryAs(MenuButton.class);
  }

  private static CheckMenuItem item(MenuButton menu, String title) {
    return menu.getItems().stream()
        .filter(each -> each.getText().startsWith(title))
        .map(CheckMenuItem.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private String text(String selector) {
    return robot.lookup(selector).tryQueryAs(Label.class).map(Label::getText).orElse("");
  }

  private List<String> texts(String selector) {
    return robot.lookup(selector).queryAllAs(Label.class).stream().map(Label::getText).toList();
  }

  private void drop(Path... files) {
    Node root = stage.getScene().getRoot();
    File[] dropped = Arrays.stream(files).map(Path::toFile).toArray(File[]::new);
    robot.interact(() -> Event.fireEvent(root, Drops.dropped(root, dropped)));
  }
}
