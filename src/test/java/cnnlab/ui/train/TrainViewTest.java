package cnnlab.ui.train;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.arch.catalogue.Family;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.ui.Drops;
import cnnlab.ui.RunModel;
import cnnlab.ui.TestWindow;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class TrainViewTest {
  @TempDir Path folder;
  private TrainRobot robot;

  @Start
  void open(Stage stage) throws IOException {
    robot = new TrainRobot(stage, folder.resolve("runs"));
  }

  @Test
  void aRunIsStartedWatchedPausedStoppedAndFoundAgainAfterARestart() throws Exception {
    until(() -> robot.label("#data-facts").contains("10 classes"));
    robot.type("epochs", "90000");
    robot.type("limit", "128");
    robot.type("width", "0.25");
    robot.control(KeyCode.ENTER);
    until(() -> robot.label("#run-state").equals("Training"));
    until(() -> robot.label("#run-best").contains("%"));
    assertThat(robot.label("#run-iteration")).endsWith("/ 180,000");

    robot.control(KeyCode.P);
    until(() -> robot.label("#run-state").equals("Paused"));
    robot.clickOn("#pause");
    until(() -> robot.label("#run-state").equals("Training"));
    robot.clickOn("#stop");
    until(() -> robot.label("#run-state").equals("Stopped"));
    assertThat(new RunStore(robot.window().services().runs()).list())
        .singleElement()
        .satisfies(run -> assertThat(run.record().state()).isEqualTo(RunState.STOPPED));
    String best = robot.label("#run-best");

    robot.restart(robot.window().services().runs());
    until(() -> robot.runs().size() == 1);
    TestWindow.chooseFirstRun(robot);
    assertThat(robot.label("#run-best")).isEqualTo(best);
    RunModel again = robot.runs().getFirst();
    until(() -> again.iterationProperty().get() > 0);
    assertThat(robot.lookup("#inspect").query().isVisible()).isTrue();
    assertThat(robot.lookup("#stop").query().isVisible()).isFalse();
  }

  @Test
  void aNewRunBranchesOffFromAnEpochAndSaysWhereItComesFrom() throws Exception {
    robot.trainOneEpoch();

    robot.clickOn("#again .arrow-button");
    robot.clickOn("#fork-best");
    until(() -> robot.label("#start-facts").contains("All weights"));
    robot.clickOn("#start");
    until(() -> robot.runs().size() == 2 && robot.label("#run-state").equals("Finished"));
    assertThat(robot.lookup("#run-lineage").queryAs(Hyperlink.class).getText())
        .isEqualTo("From ResNet-20 · Shapes, epoch 1");
    RunModel branch = robot.runs().getFirst();
    robot.clickOn("#run-lineage");
    assertThat(robot.runs().getLast().settings().startFrom()).isNull();
    assertThat(branch.settings().startFrom()).isNotNull();
    assertThat(robot.lookup("#run-lineage").query().isVisible()).isFalse();
  }

  @Test
  void theLearningRateIsChangedOnTheWayAndAgainInTheRunDoneAgain() throws Exception {
    until(() -> robot.label("#data-facts").contains("10 classes"));
    robot.type("epochs", "90000");
    robot.type("limit", "64");
    robot.clickOn("#start");
    until(() -> robot.label("#run-best").contains("%"));

    robot.control(KeyCode.L);
    until(() -> robot.lookup(".dialog-pane .text-field").tryQuery().isPresent());
    TextField rate = robot.lookup(".dialog-pane .text-field").queryAs(TextField.class);
    until(() -> rate.equals(rate.getScene().getFocusOwner()));
    assertThat(rate.getSelectedText()).as("is typed over").isEqualTo(rate.getText());
    assertThat(rate.getText().replaceAll("^0\\.0*", "")).hasSizeLessThanOrEqualTo(5);
    robot.interact(() -> rate.replaceSelection("0.002"));
    robot.push(KeyCode.ENTER);
    RunModel run = robot.runs().getFirst();
    until(() -> !run.settings().rateChanges().isEmpty());
    until(() -> run.iterations().getLast().learningRate() < 0.0021);
    robot.clickOn("#stop");
    until(() -> robot.label("#run-state").equals("Stopped"));

    robot.clickOn("#again");
    until(() -> robot.label("#rate-changes").startsWith("0.002"));
    robot.clickOn("#rate-changes-leave-out");
    assertThat(robot.lookup("#rate-changes").query().getParent().isVisible()).isFalse();
  }

  @Test
  void runsThatWaitAreReorderedAndTakenOutAndARunningOneIsNamed() throws Exception {
    until(() -> robot.label("#data-facts").contains("10 classes"));
    robot.type("limit", "64");
    for (String epochs : List.of("90001", "90002", "90003")) {
      robot.clickOn("#new-run");
      robot.type("epochs", epochs);
      robot.clickOn("#start");
      until(() -> robot.label("#run-epoch").endsWith(epochs));
    }
    until(() -> robot.label("#run-state").equals("Queued"));
    robot.clickOn("#sooner");
    assertThat(epochs()).containsExactly(90002, 90003, 90001);
    robot.clickOn(robot.lookup(".run-cell-title").nth(1).queryLabeled());
    robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
    assertThat(epochs()).containsExactly(90003, 90002, 90001);
    robot.clickOn("#stop");
    assertThat(epochs()).containsExactly(90002, 90001);

    robot.clickOn(robot.lookup(".run-cell-title").nth(1).queryLabeled());
    until(() -> robot.label("#run-state").equals("Training"));
    robot.type(KeyCode.F2);
    robot.interact(() -> robot.lookup("#notes-title").queryAs(TextField.class).setText("long"));
    robot.interact(() -> robot.lookup("#notes-tags").queryAs(TextField.class).setText("a, b"));
    robot.clickOn("Save");
    until(() -> robot.label("#run-title").equals("long"));
    assertThat(robot.label("#run-notes")).isEqualTo("#a #b");
    robot.clickOn("#stop");
    until(() -> robot.runs().getLast().stateProperty().get().ended());
    assertThat(robot.label("#run-title")).isEqualTo("long");
    robot.interact(() -> robot.window().services().queue().stop(robot.runs().getFirst()));
    until(() -> robot.window().services().queue().currentProperty().get() == null);
  }

  private List<Integer> epochs() {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.runs().stream().map(run -> run.settings().epochs()).toList();
  }

  @Test
  void aLearningRateIsSearchedForAndTaken() throws Exception {
    until(() -> robot.label("#data-facts").contains("10 classes"));
    robot.type("limit", "128");
    robot.type("learningRate", "7");
    Hyperlink search = robot.lookup("#find-rate").queryAs(Hyperlink.class);
    robot.interact(search::fire);
    until(() -> robot.lookup("#rate-search-text").tryQuery().isPresent());
    until(() -> robot.label("#rate-search-text").contains("good start"));
    Label sentence = robot.lookup("#rate-search-text").queryAs(Label.class);
    assertThat(((Text) sentence.lookup(".text")).getText()).isEqualTo(sentence.getText());
    assertThat(robot.lookup("#rate-search").query().getAccessibleText()).contains("Loss");
    robot.clickOn("Use this rate");
    TextField rate = robot.lookup("#learningRate").queryAs(TextField.class);
    until(() -> !rate.getText().equals("7"));
    assertThat(Double.parseDouble(rate.getText())).isBetween(1e-4, 1.0);
  }

  @Test
  void aSweepIsARunForEachValueUnderOneTag() throws Exception {
    until(() -> robot.label("#data-facts").contains("10 classes"));
    robot.type("limit", "64");
    robot.type("epochs", "1");
    robot.clickOn("#sweep");
    until(() -> robot.lookup("#sweep-values").tryQuery().isPresent());
    robot.type("sweep-values", "0.1, 0.01");
    robot.clickOn("Start sweep");
    until(() -> robot.runs().size() == 2);
    until(() -> robot.runs().stream().allMatch(run -> run.stateProperty().get().ended()));

    assertThat(new RunStore(robot.window().services().runs()).list())
        .extracting(run -> run.record().title())
        .containsExactlyInAnyOrder(
            "ResNet-20 · Shapes · learning rate 0.1", "ResNet-20 · Shapes · learning rate 0.01");
    assertThat(new RunStore(robot.window().services().runs()).list())
        .allMatch(run -> run.notes().tags().equals(List.of("sweep-learningRate")));
  }

  @Test
  void aSweepOfSeedsAloneLeavesTheValuesEmpty() throws Exception {
    until(() -> robot.label("#data-facts").contains("10 classes"));
    robot.type("limit", "64");
    robot.type("epochs", "1");
    robot.clickOn("#sweep");
    until(() -> robot.lookup("#sweep-seeds").tryQuery().isPresent());
    Spinner<Integer> seeds = robot.lookup("#sweep-seeds").query();
    robot.interact(() -> seeds.getValueFactory().setValue(2));
    robot.clickOn("Start sweep");
    until(() -> robot.runs().size() == 2);
    until(() -> robot.runs().stream().allMatch(run -> run.stateProperty().get().ended()));
    assertThat(new RunStore(robot.window().services().runs()).list())
        .extracting(run -> run.record().settings().seed())
        .containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void anEarlierRunIsDrawnBesideTheOneInView() throws Exception {
    until(() -> robot.label("#data-facts").contains("10 classes"));
    robot.type("limit", "64");
    for (String epochs : List.of("2", "3")) {
      robot.clickOn("#new-run");
      robot.type("epochs", epochs);
      robot.clickOn("#start");
      until(() -> robot.label("#run-state").equals("Finished"));
      until(() -> robot.label("#run-epoch").equals(epochs + " / " + epochs));
    }
    ComboBox<?> beside = robot.lookup("#ghost").queryComboBox();
    robot.interact(() -> beside.getSelectionModel().select(1));
    assertThat(robot.lookup("#loss-chart").query().getAccessibleText())
        .contains("ResNet-20 · Shapes")
        .contains("Validation");
    robot.interact(() -> beside.getSelectionModel().select(0));
    assertThat(robot.lookup("#loss-chart").query().getAccessibleText())
        .doesNotContain("ResNet-20 · Shapes");
  }

  @Test
  void testImagesHaveANumberAndACurveOfTheirOwnWhereThereAreAny() throws Exception {
    robot.trainOneEpoch();
    assertThat(robot.lookup("#run-test").query().getParent().isVisible()).isFalse();

    robot.clickOn("#new-run");
    ComboBox<String> data = robot.lookup("#data").queryComboBox();
    robot.interact(() -> data.setValue("fashion-mnist"));
    until(() -> robot.label("#data-facts").contains("2,000 test images"));
    robot.clickOn("#start");
    until(() -> robot.runs().size() == 2 && robot.label("#run-state").equals("Finished"));
    until(() -> robot.label("#run-test").contains("%"));
    assertThat(robot.lookup("#accuracy-chart").query().getAccessibleText())
        .contains("Validation", "Test", "Test, top 5");
  }

  @Test
  void aDeletedRunCanBeBroughtBack() throws Exception {
    robot.trainOneEpoch();

    robot.clickOn("#delete");
    until(() -> robot.runs().isEmpty());
    assertThat(new RunStore(robot.window().services().runs()).list()).isEmpty();
    robot.clickOn("#undo-delete");
    until(() -> robot.runs().size() == 1);
    assertThat(robot.label("#run-state")).isEqualTo("Finished");
  }

  @Test
  void anExportedRunDroppedOnTheWindowIsShown() throws Exception {
    robot.trainOneEpoch();
    RunStore store = new RunStore(robot.window().services().runs());
    Path exported = folder.resolve("one.run.zip");
    store.export(store.list().getFirst().folder(), exported);

    Node root = robot.stage().getScene().getRoot();
    robot.interact(() -> Event.fireEvent(root, Drops.dropped(root, exported.toFile())));
    until(() -> robot.runs().size() == 2);
    assertThat(store.list()).hasSize(2);
    assertThat(robot.label("#run-state")).isEqualTo("Finished");
  }

  @Test
  void aWrongValueIsMarkedWhereItStandsAndKeepsTheRunFromStarting() throws Exception {
    robot.type("learningRate", "fast");
    until(() -> robot.label("#learningRate-problem").contains("“fast” is not a number"));
    until(() -> robot.lookup("#learningRate").query().getStyleClass().contains("field-error"));
    assertThat(robot.lookup("#start").query().isDisabled()).isTrue();
    robot.control(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.window().services().queue().runs()).isEmpty();

    robot.clickOn("#defaults");
    until(() -> !robot.lookup("#start").query().isDisabled());
  }

  @Test
  void choosingAFamilyOffersItsNetworksAndSettings() throws Exception {
    ComboBox<Family> family = robot.lookup("#family").queryComboBox();
    ComboBox<Entry> network = robot.lookup("#network").queryComboBox();
    robot.interact(() -> family.setValue(Family.VGG));
    assertThat(network.getItems()).allMatch(entry -> entry.family() == Family.VGG).hasSize(8);
    Entry vgg16 = Catalogue.entry("vgg16");
    robot.interact(() -> network.getSelectionModel().select(vgg16));
    until(() -> robot.label("#network-facts").contains("parameters"));
    TextField rate = robot.lookup("#learningRate").queryAs(TextField.class);
    until(() -> rate.getText().equals("0.01")); // no batch normalization
    assertThat(family.getValue()).isEqualTo(Family.VGG);
  }

  @Test
  void aDroppedFolderOfImagesBecomesTheData() throws Exception {
    for (String name : List.of("cats", "dogs", "fish")) {
      Path images = Files.createDirectories(folder.resolve("pets").resolve(name));
      for (int i = 0; i < 5; i++) {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(i, i, 0xffffff);
        ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
      }
    }
    Node root = robot.stage().getScene().getRoot();
    File pets = folder.resolve("pets").toFile();
    robot.interact(() -> Event.fireEvent(root, Drops.dropped(root, pets)));
    until(() -> robot.label("#data-facts").contains("3 classes"));
    assertThat(robot.label("#data-facts")).contains("12 training and 3 validation");
    until(() -> robot.label("#batchSize-problem").contains("12 training examples"));

    robot.clickOn("#data-look");
    until(() -> robot.label("#data-sizes").contains("40 × 30"));
    ListView<Integer> classes = robot.lookup("#data-classes").queryListView();
    assertThat(classes.getItems()).hasSize(3);
    assertThat(robot.lookup(".class-name").queryAllAs(Label.class))
        .extracting(Label::getText)
        .contains("cats", "dogs", "fish");
    GridPane variations = robot.lookup("#variations").queryAs(GridPane.class);
    until(() -> variations.getRowCount() == 5);
    assertThat(robot.from(variations).lookup(".label").queryAllAs(Label.class))
        .extracting(Label::getText)
        .contains("Original", "Cropped", "Augmented");
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    assertThat(robot.lookup("#start").tryQuery()).isPresent();
  }
}
