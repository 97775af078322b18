package cnnlab.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.arch.catalogue.Family;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.training.SoftmaxEngine;
import cnnlab.ui.Drops;
import cnnlab.ui.RunModel;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class TrainViewTest {
  @TempDir Path folder;
  private Stage stage;
  private TestWindow window;

  @Start
  void open(Stage primary) throws IOException {
    stage = primary;
    window = TestWindow.open(primary, View.TRAIN, new SoftmaxEngine(), folder.resolve("runs"));
  }

  @Test
  void aRunIsStartedWatchedPausedStoppedAndFoundAgainAfterARestart(FxRobot robot) throws Exception {
    until(() -> label(robot, "#data-facts").contains("10 classes"));
    type(robot, "epochs", "90000");
    type(robot, "limit", "128");
    type(robot, "width", "0.25");
    press(robot, KeyCode.ENTER);
    until(() -> label(robot, "#run-state").equals("Training"));
    until(() -> label(robot, "#run-best").contains("%"));
    assertThat(label(robot, "#run-iteration")).endsWith("/ 180,000");

    press(robot, KeyCode.P);
    until(() -> label(robot, "#run-state").equals("Paused"));
    robot.clickOn("#pause");
    until(() -> label(robot, "#run-state").equals("Training"));
    robot.clickOn("#stop");
    until(() -> label(robot, "#run-state").equals("Stopped"));
    assertThat(new RunStore(window.services().runs()).list())
        .singleElement()
        .satisfies(run -> assertThat(run.record().state()).isEqualTo(RunState.STOPPED));
    String best = label(robot, "#run-best");

    restart(robot);
    until(() -> runs(robot).size() == 1);
    TestWindow.chooseFirstRun(robot);
    assertThat(label(robot, "#run-best")).isEqualTo(best);
    RunModel again = runs(robot).getFirst();
    until(() -> again.iterationProperty().get() > 0);
    assertThat(robot.lookup("#inspect").query().isVisible()).isTrue();
    assertThat(robot.lookup("#stop").query().isVisible()).isFalse();
  }

  @Test
  void aNewRunBranchesOffFromAnEpochAndSaysWhereItComesFrom(FxRobot robot) throws Exception {
    trainOneEpoch(robot);

    robot.clickOn("#again .arrow-button");
    robot.clickOn("#fork-best");
    until(() -> label(robot, "#start-facts").contains("All weights"));
    robot.clickOn("#start");
    until(() -> runs(robot).size() == 2 && label(robot, "#run-state").equals("Finished"));
    assertThat(robot.lookup("#run-lineage").queryAs(Hyperlink.class).getText())
        .isEqualTo("From ResNet-20 · Shapes, epoch 1");
    RunModel branch = runs(robot).getFirst();
    robot.clickOn("#run-lineage");
    assertThat(runs(robot).getLast().settings().startFrom()).isNull();
    assertThat(branch.settings().startFrom()).isNotNull();
    assertThat(robot.lookup("#run-lineage").query().isVisible()).isFalse();
  }

  @Test
  void theLearningRateIsChangedOnTheWayAndAgainInTheRunDoneAgain(FxRobot robot) throws Exception {
    until(() -> label(robot, "#data-facts").contains("10 classes"));
    type(robot, "epochs", "90000");
    type(robot, "limit", "64");
    robot.clickOn("#start");
    until(() -> label(robot, "#run-best").contains("%"));

    press(robot, KeyCode.L);
    until(() -> robot.lookup(".dialog-pane .text-field").tryQuery().isPresent());
    TextField rate = robot.lookup(".dialog-pane .text-field").queryAs(TextField.class);
    until(() -> rate.equals(rate.getScene().getFocusOwner()));
    assertThat(rate.getSelectedText()).as("is typed over").isEqualTo(rate.getText());
    assertThat(rate.getText().replaceAll("^0\\.0*", "")).hasSizeLessThanOrEqualTo(5);
    robot.interact(() -> rate.replaceSelection("0.002"));
    robot.push(KeyCode.ENTER);
    RunModel run = runs(robot).getFirst();
    until(() -> !run.settings().rateChanges().isEmpty());
    until(() -> run.iterations().getLast().learningRate() < 0.0021);
    robot.clickOn("#stop");
    until(() -> label(robot, "#run-state").equals("Stopped"));

    robot.clickOn("#again");
    until(() -> label(robot, "#rate-changes").startsWith("0.002"));
    robot.clickOn("#rate-changes-leave-out");
    assertThat(robot.lookup("#rate-changes").query().getParent().isVisible()).isFalse();
  }

  @Test
  void runsThatWaitAreReorderedAndTakenOutAndARunningOneIsNamed(FxRobot robot) throws Exception {
    until(() -> label(robot, "#data-facts").contains("10 classes"));
    type(robot, "limit", "64");
    for (String epochs : List.of("90001", "90002", "90003")) {
      robot.clickOn("#new-run");
      type(robot, "epochs", epochs);
      robot.clickOn("#start");
      until(() -> label(robot, "#run-epoch").endsWith(epochs));
    }
    until(() -> label(robot, "#run-state").equals("Waiting"));
    robot.clickOn("#sooner");
    assertThat(epochs(robot)).containsExactly(90002, 90003, 90001);
    robot.clickOn(robot.lookup(".run-cell-title").nth(1).queryLabeled());
    robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
    assertThat(epochs(robot)).containsExactly(90003, 90002, 90001);
    robot.clickOn("#stop");
    assertThat(epochs(robot)).containsExactly(90002, 90001);

    robot.clickOn(robot.lookup(".run-cell-title").nth(1).queryLabeled());
    until(() -> label(robot, "#run-state").equals("Training"));
    robot.type(KeyCode.F2);
    robot.interact(() -> robot.lookup("#notes-title").queryAs(TextField.class).setText("long"));
    robot.interact(() -> robot.lookup("#notes-tags").queryAs(TextField.class).setText("a, b"));
    robot.clickOn("Save");
    until(() -> label(robot, "#run-title").equals("long"));
    assertThat(label(robot, "#run-notes")).isEqualTo("#a #b");
    robot.clickOn("#stop");
    until(() -> runs(robot).getLast().stateProperty().get().ended());
    assertThat(label(robot, "#run-title")).isEqualTo("long");
    robot.interact(() -> window.services().queue().stop(runs(robot).getFirst()));
    until(() -> window.services().queue().currentProperty().get() == null);
  }

  private static List<Integer> epochs(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return runs(robot).stream().map(run -> run.settings().epochs()).toList();
  }

  @Test
  void aLearningRateIsSearchedForAndTaken(FxRobot robot) throws Exception {
    until(() -> label(robot, "#data-facts").contains("10 classes"));
    type(robot, "limit", "128");
    type(robot, "learningRate", "7");
    Hyperlink search = robot.lookup("#find-rate").queryAs(Hyperlink.class);
    robot.interact(search::fire);
    until(() -> robot.lookup("#rate-search-text").tryQuery().isPresent());
    until(() -> label(robot, "#rate-search-text").contains("good start"));
    Label sentence = robot.lookup("#rate-search-text").queryAs(Label.class);
    assertThat(((Text) sentence.lookup(".text")).getText()).isEqualTo(sentence.getText());
    assertThat(robot.lookup("#rate-search").query().getAccessibleText()).contains("Loss");
    robot.clickOn("Use this rate");
    TextField rate = robot.lookup("#learningRate").queryAs(TextField.class);
    until(() -> !rate.getText().equals("7"));
    assertThat(Double.parseDouble(rate.getText())).isBetween(1e-4, 1.0);
  }

  @Test
  void aSweepIsARunForEachValueUnderOneTag(FxRobot robot) throws Exception {
    until(() -> label(robot, "#data-facts").contains("10 classes"));
    type(robot, "limit", "64");
    type(robot, "epochs", "1");
    robot.clickOn("#sweep");
    until(() -> robot.lookup("#sweep-values").tryQuery().isPresent());
    type(robot, "sweep-values", "0.1, 0.01");
    robot.clickOn("Start sweep");
    until(() -> runs(robot).size() == 2);
    until(() -> runs(robot).stream().allMatch(run -> run.stateProperty().get().ended()));

    assertThat(new RunStore(window.services().runs()).list())
        .extracting(run -> run.record().title())
        .containsExactlyInAnyOrder(
            "ResNet-20 · Shapes · learningRate 0.1", "ResNet-20 · Shapes · learningRate 0.01");
    assertThat(new RunStore(window.services().runs()).list())
        .allMatch(run -> run.notes().tags().equals(List.of("sweep-learningRate")));
  }

  @Test
  void anEarlierRunIsDrawnBesideTheOneInView(FxRobot robot) throws Exception {
    until(() -> label(robot, "#data-facts").contains("10 classes"));
    type(robot, "limit", "64");
    for (String epochs : List.of("2", "3")) {
      robot.clickOn("#new-run");
      type(robot, "epochs", epochs);
      robot.clickOn("#start");
      until(() -> label(robot, "#run-state").equals("Finished"));
      until(() -> label(robot, "#run-epoch").equals(epochs + " / " + epochs));
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
  void testImagesHaveANumberAndACurveOfTheirOwnWhereThereAreAny(FxRobot robot) throws Exception {
    trainOneEpoch(robot);
    assertThat(robot.lookup("#run-test").query().getParent().isVisible()).isFalse();

    robot.clickOn("#new-run");
    ComboBox<String> data = robot.lookup("#data").queryComboBox();
    robot.interact(() -> data.setValue("fashion-mnist"));
    until(() -> label(robot, "#data-facts").contains("2,000 test images"));
    robot.clickOn("#start");
    until(() -> runs(robot).size() == 2 && label(robot, "#run-state").equals("Finished"));
    until(() -> label(robot, "#run-test").contains("%"));
    assertThat(robot.lookup("#accuracy-chart").query().getAccessibleText())
        .contains("Validation", "Test", "Test, top 5");
  }

  @Test
  void aDeletedRunCanBeBroughtBack(FxRobot robot) throws Exception {
    trainOneEpoch(robot);

    robot.clickOn("#delete");
    until(() -> runs(robot).isEmpty());
    assertThat(new RunStore(window.services().runs()).list()).isEmpty();
    robot.clickOn("#undo-delete");
    until(() -> runs(robot).size() == 1);
    assertThat(label(robot, "#run-state")).isEqualTo("Finished");
  }

  @Test
  void anExportedRunDroppedOnTheWindowIsShown(FxRobot robot) throws Exception {
    trainOneEpoch(robot);
    RunStore store = new RunStore(window.services().runs());
    Path exported = folder.resolve("one.run.zip");
    store.export(store.list().getFirst().folder(), exported);

    Node root = stage.getScene().getRoot();
    robot.interact(() -> Event.fireEvent(root, Drops.dropped(root, exported.toFile())));
    until(() -> runs(robot).size() == 2);
    assertThat(store.list()).hasSize(2);
    assertThat(label(robot, "#run-state")).isEqualTo("Finished");
  }

  @Test
  void aWrongValueIsMarkedWhereItStandsAndKeepsTheRunFromStarting(FxRobot robot) throws Exception {
    type(robot, "learningRate", "fast");
    until(() -> label(robot, "#learningRate-problem").contains("“fast” is not a number"));
    until(() -> robot.lookup("#learningRate").query().getStyleClass().contains("field-error"));
    assertThat(robot.lookup("#start").query().isDisabled()).isTrue();
    press(robot, KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(window.services().queue().runs()).isEmpty();

    robot.clickOn("#defaults");
    until(() -> !robot.lookup("#start").query().isDisabled());
  }

  @Test
  void choosingAFamilyOffersItsNetworksAndSettings(FxRobot robot) throws Exception {
    ComboBox<Family> family = robot.lookup("#family").queryComboBox();
    ComboBox<Entry> network = robot.lookup("#network").queryComboBox();
    robot.interact(() -> family.setValue(Family.VGG));
    assertThat(network.getItems()).allMatch(entry -> entry.family() == Family.VGG).hasSize(8);
    Entry vgg16 = Catalogue.entry("vgg16");
    robot.interact(() -> network.getSelectionModel().select(vgg16));
    until(() -> label(robot, "#network-facts").contains("parameters"));
    TextField rate = robot.lookup("#learningRate").queryAs(TextField.class);
    until(() -> rate.getText().equals("0.01")); // no batch normalization
    assertThat(family.getValue()).isEqualTo(Family.VGG);
  }

  @Test
  void aDroppedFolderOfImagesBecomesTheData(FxRobot robot) throws Exception {
    for (String name : List.of("cats", "dogs", "fish")) {
      Path images = Files.createDirectories(folder.resolve("pets").resolve(name));
      for (int i = 0; i < 5; i++) {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(i, i, 0xffffff);
        ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
      }
    }
    Node root = stage.getScene().getRoot();
    File pets = folder.resolve("pets").toFile();
    robot.interact(() -> Event.fireEvent(root, Drops.dropped(root, pets)));
    until(() -> label(robot, "#data-facts").contains("3 classes"));
    assertThat(label(robot, "#data-facts")).contains("12 training and 3 validation");
    until(() -> label(robot, "#batchSize-problem").contains("12 training examples"));

    robot.clickOn("#data-look");
    until(() -> label(robot, "#data-sizes").contains("40 × 30"));
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

  private void restart(FxRobot robot) {
    Path runs = window.services().runs();
    robot.interact(
        () -> {
          try {
            window = TestWindow.open(stage, View.TRAIN, new SoftmaxEngine(), runs);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  /** Trains an epoch of 64 images, as briefly as a run can be. */
  private static void trainOneEpoch(FxRobot robot) throws Exception {
    until(() -> label(robot, "#data-facts").contains("10 classes"));
    type(robot, "epochs", "1");
    type(robot, "limit", "64");
    robot.clickOn("#start");
    until(() -> label(robot, "#run-state").equals("Finished"));
  }

  /** Types, and waits until it was checked. */
  private static void type(FxRobot robot, String field, String text) {
    TextField input = robot.lookup("#" + field).queryAs(TextField.class);
    robot.interact(() -> input.setText(text));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void press(FxRobot robot, KeyCode key) {
    robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
  }

  private static String label(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private static List<RunModel> runs(FxRobot robot) {
    ListView<RunModel> list = robot.lookup("#runs").queryListView();
    return list.getItems();
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
