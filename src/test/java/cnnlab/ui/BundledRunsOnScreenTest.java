package cnnlab.ui;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.OwnDataHome;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.training.SoftmaxNetwork;
import cnnlab.ui.network.Choice;
import cnnlab.weights.TensorSource;
import cnnlab.weights.file.WeightFile;
import cnnlab.weights.hub.PublishedWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A first start: no runs of one's own, but trained networks in every place. */
@ExtendWith({OwnDataHome.class, ApplicationExtension.class})
@SuppressWarnings("NullAway.Init") // set by @Start
class BundledRunsOnScreenTest {
  private static final List<String> CHANGES = List.of("describe", "go-on", "delete");

  @TempDir Path folder;
  private TestWindow window;

  @Start
  void open(Stage primary) throws IOException {
    RunLibrary library = RunLibrary.withBundled(new RunStore(folder.resolve("runs")));
    window = TestWindow.open(primary, View.TRAIN, new Dl4jEngine(), library);
  }

  @Test
  void trainShowsWhatTheyLearnedAndOffersWhatChangesNothing(FxRobot robot) throws Exception {
    TestWindow.chooseRun(robot, "AlexNet (torchvision) · Fashion-MNIST");
    until(() -> text(robot, "#run-state").equals("Bundled"));

    for (String change : CHANGES) {
      assertThat(robot.lookup("#" + change).query().isVisible()).as(change).isFalse();
    }
    for (String use : List.of("inspect", "compare", "again", "export")) {
      assertThat(robot.lookup("#" + use).query().isVisible()).as(use).isTrue();
    }
    until(() -> selected(robot).iterations().size() > 1000);

    robot.type(KeyCode.DELETE);
    until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
    assertThat(labels(robot, ".dialog-pane .label"))
        .anyMatch(text -> text.contains("is bundled with CNN Lab"));
    robot.type(KeyCode.ESCAPE);
    assertThat(runs(robot)).isNotEmpty();
  }

  /** Its settings fill the form, from scratch or with its best weights to begin with. */
  @Test
  void settingsAndWeightsOfOneAreThereForANewRun(FxRobot robot) throws Exception {
    TestWindow.chooseRun(robot, "AlexNet (torchvision) · Fashion-MNIST");
    until(() -> text(robot, "#run-state").equals("Bundled"));
    SplitMenuButton again = robot.lookup("#again").queryAs(SplitMenuButton.class);
    MenuItem best = again.getItems().getFirst();
    assertThat(best.isVisible()).isTrue();
    assertThat(again.getItems().getLast().isVisible()).as("its last weights").isFalse();

    robot.interact(best::fire);
    until(() -> robot.lookup("#width").queryAs(TextField.class).getText().equals("0.25"));
    ComboBox<?> weights = robot.lookup("#weights").queryComboBox();
    until(() -> weights.getButtonCell().getText().contains("AlexNet (torchvision)"));
  }

  @Test
  void inspectOpensOneAndOffersTheOthers(FxRobot robot) throws Exception {
    TestWindow.chooseRun(robot, "LeNet-5 · Fashion-MNIST");
    until(() -> text(robot, "#run-state").equals("Bundled"));
    robot.clickOn("#inspect");
    ComboBox<Choice> networks = networks(robot);
    until(() -> detail(robot, networks).startsWith("Fashion-MNIST"));
    assertThat(detail(robot, networks)).endsWith(" · Bundled");
    assertThat(networks.getItems()).hasSizeGreaterThan(2);
  }

  /** Photographs are the samples: whoever has nothing yet meets a network that is mostly right. */
  @Test
  void theFirstNetworkInInspectIsTheMostAccurateOfThoseForPhotographs(FxRobot robot)
      throws Exception {
    inspect(robot);
    until(() -> networks(robot).getValue() != null);
    Choice chosen = networks(robot).getValue();

    assertThat(chosen.data()).isEqualTo("CIFAR-10");
    assertThat(networks(robot).getItems().stream().filter(it -> it.data().equals("CIFAR-10")))
        .extracting(BundledRunsOnScreenTest::accuracy)
        .hasSizeGreaterThan(1)
        .allMatch(accuracy -> accuracy <= accuracy(chosen));
  }

  /** Of CIFAR-10 the tests have no images; those of Fashion-MNIST come along. */
  @Test
  void theFirstNetworkInEvaluateIsTheQuickestOfThoseWhoseImagesAreHere(FxRobot robot)
      throws Exception {
    robot.interact(() -> window.window().placeProperty().set(View.EVALUATE));
    until(() -> robot.lookup("#evaluate-network").tryQuery().isPresent());
    ComboBox<Choice> networks = robot.lookup("#evaluate-network").queryComboBox();
    until(() -> networks.getValue() != null);

    assertThat(networks.getItems()).extracting(Choice::data).contains("CIFAR-10");
    assertThat(networks.getValue().title())
        .as("the last of the list, and the smallest")
        .isEqualTo("LeNet-5 · Fashion-MNIST");
    assertThat(networks.getPromptText()).isEqualTo("Choose a network");
  }

  private static double accuracy(Choice choice) {
    return choice instanceof Choice.Run(var run)
        ? Objects.requireNonNull(run.recordProperty().get().test()).scores().accuracy()
        : Double.NaN;
  }

  @Test
  void publishedWeightsAreOfferedBesideTheRuns(FxRobot robot) throws Exception {
    PublishedWeights published = PublishedWeights.named("resnet18").orElseThrow();
    Architecture resnet = Catalogue.build(new NetworkSettings("resnet18", 224, 1000, 0.125, false));
    Files.createDirectories(published.place().getParent());
    WeightFile.write(
        published.place(), TensorSource.of(new SoftmaxNetwork(resnet).weights()), Map.of());
    try {
      inspect(robot);
      until(() -> networks(robot).getItems().contains(new Choice.Published(published)));
      assertThat(networks(robot).getItems()).anyMatch(Choice::isBundled);

      robot.clickOn("#inspect-network");
      until(() -> robot.lookup("ResNet-18").match(Node::isVisible).tryQuery().isPresent());
      robot.clickOn("ResNet-18");
      until(() -> detail(robot, networks(robot)).equals("ImageNet · 69.8 % · IMAGENET1K_V1"));
    } finally {
      Files.delete(published.place());
    }
  }

  @Test
  void thoseToFetchAreListedByTheButtonBelowTheNetwork(FxRobot robot) throws Exception {
    inspect(robot);
    robot.clickOn("#inspect-pretrained");
    until(() -> robot.lookup("#pretrained-list").tryQuery().isPresent());

    assertThat(robot.lookup("#pretrained-list").<PublishedWeights>queryListView().getItems())
        .extracting(PublishedWeights::name)
        .contains("alexnet_torchvision", "vgg16_bn", "googlenet_torchvision", "resnet50_v1");
    robot.type(KeyCode.ESCAPE);
  }

  private void inspect(FxRobot robot) throws TimeoutException {
    robot.interact(() -> window.window().placeProperty().set(View.INSPECT));
    until(() -> robot.lookup("#inspect-network").tryQuery().isPresent());
  }

  private static ComboBox<Choice> networks(FxRobot robot) {
    return robot.lookup("#inspect-network").queryComboBox();
  }

  /** What the closed box says below the title. */
  private static String detail(FxRobot robot, ComboBox<Choice> networks) {
    return robot
        .from(networks.getButtonCell())
        .lookup(".muted")
        .<Label>tryQuery()
        .map(Label::getText)
        .orElse("");
  }

  /** CIFAR's images are not bundled, and where they are missed they can be had. */
  @Test
  void evaluateOffersToFetchTheImagesThatARunNeeds(FxRobot robot) throws Exception {
    TestWindow.chooseRun(robot, "LeNet-5 · CIFAR-10");
    until(() -> text(robot, "#run-title").equals("LeNet-5 · CIFAR-10"));
    robot.clickOn("#evaluate");
    until(() -> shown(robot, ".evaluate #fetch").startsWith("Fetch 1"));
    assertThat(shown(robot, ".evaluate #fetch-license")).contains("Krizhevsky");

    robot.interact(() -> window.window().placeProperty().set(View.TRAIN));
    TestWindow.chooseRun(robot, "LeNet-5 · Fashion-MNIST");
    until(() -> text(robot, "#run-title").equals("LeNet-5 · Fashion-MNIST"));
    robot.clickOn("#evaluate");
    until(() -> shown(robot, ".evaluate #fetch").isEmpty());
  }

  /** What a control says, if it can be seen. */
  private static String shown(FxRobot robot, String query) {
    return robot
        .lookup(query)
        .<Labeled>tryQuery()
        .filter(each -> each.getParent().isVisible())
        .map(Labeled::getText)
        .orElse("");
  }

  @Test
  void compareShowsThemAtOnceAndDeletesNone(FxRobot robot) throws Exception {
    robot.interact(() -> window.window().placeProperty().set(View.COMPARE));
    until(() -> robot.lookup("#compare-list").tryQuery().isPresent());
    ListView<?> list = robot.lookup("#compare-list").queryListView();
    until(() -> list.getItems().size() >= 2);
    robot.clickOn("LeNet-5 · CIFAR-10");
    ContextMenu menu = list.getContextMenu();
    assertThat(item(menu, "compare-delete").isDisable()).isTrue();
    assertThat(item(menu, "compare-describe").isDisable()).isTrue();
    assertThat(item(menu, "compare-inspect").isDisable()).isFalse();
  }

  private static MenuItem item(ContextMenu menu, String id) {
    return menu.getItems().stream().filter(it -> id.equals(it.getId())).findFirst().orElseThrow();
  }

  private static List<RunModel> runs(FxRobot robot) {
    return robot.lookup("#runs").<RunModel>queryListView().getItems();
  }

  private static RunModel selected(FxRobot robot) {
    return robot.lookup("#runs").<RunModel>queryListView().getSelectionModel().getSelectedItem();
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
  }

  private static List<String> labels(FxRobot robot, String query) {
    return robot.lookup(query).queryAll().stream()
        .filter(Node::isVisible)
        .filter(Label.class::isInstance)
        .map(node -> ((Label) node).getText())
        .filter(Objects::nonNull)
        .toList();
  }
}
